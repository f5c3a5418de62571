using System.Buffers;
using System.Collections.Concurrent;

namespace KerasLike;

/// <summary>Images in the size that a model wants.</summary>
internal static class ImageScaling
{
    const int MostKnown = 256;

    static readonly ConcurrentDictionary<(string Interpolation, int Size, int To), ResamplingWeights> Known = new();

    static readonly Dictionary<string, ResamplingFilter?> ByName = new()
    {
        ["bilinear"] = ResamplingFilter.Triangle,
        ["nearest"] = null,
        ["bicubic"] = ResamplingFilter.Cubic,
        ["area"] = null,
        ["lanczos3"] = ResamplingFilter.Lanczos3,
        ["lanczos5"] = ResamplingFilter.Lanczos5,
        ["gaussian"] = ResamplingFilter.Gaussian,
        ["mitchellcubic"] = ResamplingFilter.Mitchell,
    };

    static readonly Dictionary<string, ResamplingFilter?> ByNameOfFiles = new()
    {
        ["nearest"] = null,
        ["bilinear"] = ResamplingFilter.Triangle,
        ["bicubic"] = ResamplingFilter.Cubic,
        ["hamming"] = ResamplingFilter.Hamming,
        ["box"] = ResamplingFilter.Box,
        ["lanczos"] = ResamplingFilter.Lanczos3,
    };

    internal static string[] Interpolations => [.. ByName.Keys];

    /// <summary>As <c>LoadImage</c> does it: in bytes, every old pixel counts.</summary>
    internal static Pixels ForFile(Pixels image, int height, int width, string interpolation, bool keepAspectRatio)
    {
        var filter = ByNameOfFiles[Check.OneOf(interpolation, [.. ByNameOfFiles.Keys], "Utils.LoadImage")];
        if (image.Height == height && image.Width == width) return image;
        var (top, left, rows, columns) = (0, 0, image.Height, image.Width);
        if (keepAspectRatio)
        {
            (rows, columns) = ((int)Math.Min(image.Height, (long)image.Width * height / width), (int)Math.Min(image.Width, (long)image.Height * width / height));
            (top, left) = ((image.Height - rows) / 2, (image.Width - columns) / 2);
        }
        // Colours count by their alpha.
        var source = image.Channels == 4 && filter is not null ? Alpha.Multiplied(image) : image;
        var made = Resampling.Bytes(source, Weights(image.Width, left, columns, width), Weights(image.Height, top, rows, height));
        return ReferenceEquals(source, image) ? made : Alpha.Divided(made);

        ResamplingWeights Weights(int size, int start, int length, int to) =>
            filter is null || (size == to && start == 0 && length == size) ? ResamplingWeights.Nearest(size, start, length, to) : ResamplingWeights.Of(filter, size, start, length, to, antialias: true);
    }

    /// <summary>As <c>ImageDatasetFromDirectory</c> does it: float32 of the shape (height, width, channels); only old pixels near a new one count.</summary>
    internal static void ForTraining(DecodedImage image, int channels, Span<float> to, int height, int width, string interpolation, bool crop, bool pad)
    {
        var length = image.Height * image.Width * channels;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        Channeled.Convert(image.Pixels, image.Channels, bytes.AsSpan(0, length), channels);
        var (rows, columns) = (image.Height, image.Width);
        if (crop)
        {
            rows = Math.Max(Math.Min(image.Height, (int)((double)image.Width * height / width)), 1);
            columns = Math.Max(Math.Min(image.Width, (int)((double)image.Height * width / height)), 1);
        }
        var (top, left, innerHeight, innerWidth) = ((image.Height - rows) / 2, (image.Width - columns) / 2, height, width);
        if (pad)
        {
            var ratio = Math.Max((double)image.Width / width, (double)image.Height / height);
            (innerHeight, innerWidth) = (Math.Max((int)Math.Floor(image.Height / ratio), 1), Math.Max((int)Math.Floor(image.Width / ratio), 1));
            to.Clear();
        }
        // What keeps its size is not smoothed either.
        var filter = rows == innerHeight && columns == innerWidth ? "nearest" : interpolation;
        var line = width * channels;
        Resampling.Floats(bytes.AsSpan((top * image.Width + left) * channels), image.Width * channels, channels, Weights(filter, columns, innerWidth), Weights(filter, rows, innerHeight),
            to[((height - innerHeight) / 2 * line + (width - innerWidth) / 2 * channels)..], line);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    // The images of a folder are often of a few sizes.
    static ResamplingWeights Weights(string interpolation, int size, int to)
    {
        if (Known.Count > MostKnown) Known.Clear();
        return Known.GetOrAdd((interpolation, size, to), static key => key.Interpolation switch
        {
            "nearest" => ResamplingWeights.Nearest(key.Size, 0, key.Size, key.To),
            "area" => ResamplingWeights.Area(key.Size, 0, key.Size, key.To),
            _ => ResamplingWeights.Of(ByName[key.Interpolation]!, key.Size, 0, key.Size, key.To, antialias: false),
        });
    }
}
