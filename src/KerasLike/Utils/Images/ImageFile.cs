using System.Buffers;
using SkiaSharp;

namespace KerasLike;

/// <summary>Image files as pixels. What is in a file decides, not its name; of an animation the first frame is taken, and 16 bits a channel become 8.</summary>
internal static class ImageFile
{
    // More is refused: a file of some kilobytes can claim to be gigabytes of pixels.
    internal const long MostPixels = 178_956_970;

    internal static readonly SKColorType[] Layouts = [SKColorType.Gray8, SKColorType.Rgb888x, SKColorType.Rgba8888];

    /// <summary>Reads a file: grey ones as grey, others as red, green, blue and alpha, which colours are not multiplied with.</summary>
    internal static DecodedImage Decode(string path)
    {
        using var file = File.OpenHandle(path);
        // Arrays are lent, here and for the pixels: new ones would be cleared first, and keep the garbage collector busy.
        var bytes = RandomAccess.GetLength(file);
        if (bytes > Array.MaxLength) throw Unreadable(path, FormattableString.Invariant($"it has {bytes:N0} bytes, and more than {Array.MaxLength:N0} are not read"));
        var content = ArrayPool<byte>.Shared.Rent((int)bytes);
        try
        {
            var length = 0;
            while (length < content.Length && RandomAccess.Read(file, content.AsSpan(length), length) is > 0 and var read) length += read;
            return Decode(path, content.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(content);
        }
    }

    static unsafe DecodedImage Decode(string path, ReadOnlySpan<byte> content)
    {
        if (content.Length == 0) throw Unreadable(path, "it is empty");
        fixed (byte* start = content)
        {
            var (place, length) = ((nint)start, content.Length);
            using var data = Skia(() => SKData.Create(place, length));
            using var codec = SKCodec.Create(data) ?? throw Unreadable(path, "it is not a JPEG, PNG, GIF, BMP or WebP image, or is damaged at its beginning");
            var (width, height) = (codec.Info.Width, codec.Info.Height);
            if ((long)width * height > MostPixels) throw Unreadable(path, $"it has {width:N0} × {height:N0} pixels, and more than {MostPixels:N0} are not read");
            var isGray = codec.Info is { ColorType: SKColorType.Gray8, AlphaType: SKAlphaType.Opaque };
            var info = isGray ? new(width, height, SKColorType.Gray8, SKAlphaType.Opaque) : new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
            var image = new DecodedImage(ArrayPool<byte>.Shared.Rent(info.BytesSize), height, width, info.BytesPerPixel);
            fixed (byte* pixels = image.Pixels)
            {
                var result = codec.GetPixels(info, (nint)pixels);
                if (result == SKCodecResult.Success) return image;
                image.Dispose();
                throw Unreadable(path, result == SKCodecResult.IncompleteInput ? "it ends too early" : $"it is damaged ({result})");
            }
        }
    }

    /// <summary>The layout of a colour mode.</summary>
    internal static SKColorType LayoutOf(string colorMode, string owner) => Layouts[Array.IndexOf(["grayscale", "rgb", "rgba"], Check.OneOf(colorMode, ["grayscale", "rgb", "rgba"], owner))];

    internal static int Channels(SKColorType layout) => layout switch
    {
        SKColorType.Gray8 => 1,
        SKColorType.Rgb888x => 3,
        _ => 4,
    };

    /// <summary>Runs the first call to Skia; where its native library is missing, says how it is got.</summary>
    internal static T Skia<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException)
        {
            throw new DllNotFoundException($"Images are read and written by SkiaSharp, whose native library did not load: {e.GetBaseException().Message.Split('\n')[0].TrimEnd('.')}. On Linux it is in the package SkiaSharp.NativeAssets.Linux.NoDependencies, which comes with KerasLike: reference it in the version of SkiaSharp.", e);
        }
    }

    static InvalidDataException Unreadable(string path, string why) => new($"The image {path} cannot be read: {why}.");
}
