using System.Runtime.InteropServices;
using SkiaSharp;

namespace KerasLike;

/// <summary>The pixels of an image, row by row, the channels of one side by side.</summary>
/// <param name="Values">The bytes.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">1 (grey), 3 (red, green, blue) or 4 (and alpha).</param>
internal sealed record Pixels(byte[] Values, int Height, int Width, int Channels)
{
    /// <summary>Reads a file with so many channels.</summary>
    internal static Pixels Read(string path, int channels)
    {
        using var decoded = ImageFile.Decode(path);
        return new(Channeled.Convert(decoded.Pixels, decoded.Channels, channels), decoded.Height, decoded.Width, channels);
    }

    internal static Pixels Of(SKBitmap bitmap)
    {
        var layout = bitmap.ColorType == SKColorType.Gray8 ? SKColorType.Gray8 : SKColorType.Rgba8888;
        var info = new SKImageInfo(bitmap.Width, bitmap.Height, layout, layout == SKColorType.Gray8 ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        var values = new byte[info.BytesSize];
        var pinned = GCHandle.Alloc(values, GCHandleType.Pinned);
        try
        {
            using var pixmap = bitmap.PeekPixels() ?? throw new ArgumentException("Utils.ImageToArray: the image has no pixels.", nameof(bitmap));
            if (!pixmap.ReadPixels(info, pinned.AddrOfPinnedObject(), info.RowBytes)) throw new ArgumentException($"Utils.ImageToArray: the image's pixels cannot be read. Received: {bitmap.ColorType}", nameof(bitmap));
        }
        finally
        {
            pinned.Free();
        }
        var pixels = new Pixels(values, bitmap.Height, bitmap.Width, info.BytesPerPixel);
        return pixels.Channels == 4 && (bitmap.ColorType == SKColorType.Rgb888x || bitmap.AlphaType == SKAlphaType.Opaque) ? pixels.WithChannels(3) : pixels;
    }

    /// <summary>As an image.</summary>
    /// <param name="toEncode">Whether it is one to write: JPEG is not made of the layout without alpha.</param>
    internal SKBitmap ToBitmap(bool toEncode = false)
    {
        var layout = ImageFile.Layouts[Channels / 2];
        var info = new SKImageInfo(Width, Height, toEncode && Channels == 3 ? SKColorType.Rgba8888 : layout, Channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque);
        var bitmap = ImageFile.Skia(() => new SKBitmap(info));
        var bytes = Channels == 3 ? Channeled.Convert(Values, 3, 4) : Values;
        // Rows of a bitmap may be longer than their pixels.
        for (int row = 0, length = Width * info.BytesPerPixel; row < Height; row++) Marshal.Copy(bytes, row * length, bitmap.GetPixels() + row * bitmap.RowBytes, length);
        return bitmap;
    }

    internal Tensor ToTensor()
    {
        var tensor = torch.empty([Height, Width, Channels], ScalarType.Byte);
        Values.CopyTo(tensor.bytes);
        return tensor;
    }

    internal Pixels WithoutAlpha() => Channels == 4 ? WithChannels(3) : this;

    Pixels WithChannels(int channels) => channels == Channels ? this : new(Channeled.Convert(Values, Channels, channels), Height, Width, channels);
}
