using KerasLike.Data;
using KerasLike.Training;
using SkiaSharp;

namespace KerasLike;

/// <summary>Image files as tensors of one size.</summary>
internal sealed class ImageFolder
{
    internal const string Owner = "Utils.ImageDatasetFromDirectory";

    internal static readonly string[] Endings = [".bmp", ".gif", ".jpeg", ".jpg", ".png"];

    readonly int channels, height, width;
    readonly string interpolation;
    readonly bool crop, pad, channelsFirst;

    internal ImageFolder(string colorMode, Dims? imageSize, string interpolation, bool cropToAspectRatio, bool padToAspectRatio, string? dataFormat)
    {
        channels = ImageFile.Channels(ImageFile.LayoutOf(colorMode, Owner));
        var size = (imageSize ?? 256).ForAxes(2, Owner, nameof(imageSize));
        (height, width) = (size[0], size[1]);
        this.interpolation = Check.OneOf(Check.NotNull(interpolation, Owner).ToLowerInvariant(), ImageScaling.Interpolations, Owner, nameof(interpolation));
        if (cropToAspectRatio && padToAspectRatio) throw new ArgumentException($"{Owner}: images are either cropped or padded. Received: cropToAspectRatio=true, padToAspectRatio=true", nameof(padToAspectRatio));
        (crop, pad, channelsFirst) = (cropToAspectRatio, padToAspectRatio, ImageArrays.IsFirst(dataFormat, Owner));
    }

    /// <summary>An image, float32, from 0 to 255.</summary>
    internal Tensor Read(string path)
    {
        var image = ReadForBatch(path);
        if (image.dtype == ScalarType.Float32) return image;
        using (image) return image.to_type(ScalarType.Float32);
    }

    /// <summary>An image for a batch, which becomes float32 as a whole: bytes, or float32 if it had another size.</summary>
    internal Tensor ReadForBatch(string path)
    {
        using var bitmap = ImageFile.Decode(path);
        var image = bitmap.Height == height && bitmap.Width == width ? Whole(bitmap) : ImageScaling.ForTraining(Pixels.ReadFrom(bitmap, channels), height, width, interpolation, crop, pad);
        if (!channelsFirst) return image;
        using (image)
        {
            using var permuted = image.permute(2, 0, 1);
            return permuted.contiguous();
        }
    }

    // Straight into the tensor: arrays of this size would keep the garbage collector busy.
    Tensor Whole(SKBitmap bitmap)
    {
        var image = torch.empty([height, width, channels], ScalarType.Byte);
        Channeled.Convert(bitmap.GetPixelSpan(), bitmap.BytesPerPixel, image.bytes, channels);
        return image;
    }

    /// <summary>Batches, the next of which is put together while one is in use.</summary>
    internal static Dataset<Batch> Batches(Dataset<Batch> images, int size) => images.Chunk(size).Map(Together).Prefetch(1);

    // As float32 at once: a batch of bytes in between would be one more way through memory.
    static Batch Together(Batch[] images)
    {
        var x = torch.empty([images.Length, .. images[0].X.Single.shape]);
        for (int i = 0; i < images.Length; i++) x[i].copy_(images[i].X.Single);
        return new(x, images[0].Y is null ? null : torch.stack([.. images.Select(s => s.Y!.Single)]));
    }
}
