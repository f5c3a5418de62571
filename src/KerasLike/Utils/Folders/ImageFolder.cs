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
        var image = ImageScaling.ForTraining(Pixels.Read(path, channels), height, width, interpolation, crop, pad);
        if (!channelsFirst) return image;
        using (image)
        {
            using var permuted = image.permute(2, 0, 1);
            return permuted.contiguous();
        }
    }
}
