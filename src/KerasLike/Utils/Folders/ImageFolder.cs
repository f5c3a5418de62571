using System.Buffers;
using KerasLike.Data;
using KerasLike.Training;

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

    /// <summary>The shape of an image.</summary>
    internal long[] Shape => channelsFirst ? [channels, height, width] : [height, width, channels];

    /// <summary>How many numbers an image is.</summary>
    internal int Length => height * width * channels;

    internal DirectoryDataset<Batch> Make(FolderOptions options) => FolderReader.Make<Batch>(options, (files, labels) => new DecodedDataset(files, labels, this, options.BatchSize));

    /// <summary>Reads an image, float32, from 0 to 255.</summary>
    internal void Read(string path, Span<float> image)
    {
        if (!channelsFirst)
        {
            Decode(path, image);
            return;
        }
        var last = ArrayPool<float>.Shared.Rent(Length);
        Decode(path, last.AsSpan(0, Length));
        for (int c = 0, place = 0; c < channels; c++)
            for (int at = c; at < Length; at += channels) image[place++] = last[at];
        ArrayPool<float>.Shared.Return(last);
    }

    void Decode(string path, Span<float> image)
    {
        using var decoded = ImageFile.Decode(path);
        if (decoded.Height == height && decoded.Width == width) Channeled.ToFloats(decoded.Pixels, decoded.Channels, image, channels);
        else ImageScaling.ForTraining(decoded, channels, image, height, width, interpolation, crop, pad);
    }
}
