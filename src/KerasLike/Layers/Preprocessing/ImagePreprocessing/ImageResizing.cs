namespace KerasLike.Layers;

/// <summary>Images in other sizes, and parts of them. Images are (batch, channels, height, width).</summary>
internal static class ImageResizing
{
    internal static readonly string[] Interpolations = ["bilinear", "nearest", "bicubic", "lanczos3", "lanczos5"];

    // What integers are brought back into: some interpolations overshoot.
    static readonly Dictionary<ScalarType, (Scalar Least, Scalar Greatest)> Ranges = new()
    {
        [ScalarType.Byte] = (Scalars.Zero, 255),
        [ScalarType.Int8] = (-128, 127),
        [ScalarType.Int16] = (-32768, 32767),
    };

    /// <summary>Computes with numbers of at least 32 bits and gives the result the images' own type: integers are rounded.</summary>
    internal static Tensor InFloats(Tensor images, Func<Tensor, Tensor> compute)
    {
        var type = images.dtype;
        if (type is ScalarType.Float32 or ScalarType.Float64) return compute(images);
        var made = compute(images.to_type(ScalarType.Float32));
        if (DTypes.IsFloat(type)) return made.to_type(type);
        made = made.round();
        return (Ranges.TryGetValue(type, out var range) ? made.clamp_(range.Least, range.Greatest) : made).to_type(type);
    }

    /// <summary>Scales images of floating-point numbers to a height and a width.</summary>
    /// <param name="images">The images.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="interpolation">One of <see cref="Interpolations"/>.</param>
    /// <param name="antialias">Whether a smaller image takes all pixels of the larger one into account. Nearest does not look at more than one.</param>
    internal static Tensor Resize(Tensor images, long height, long width, string interpolation, bool antialias)
    {
        long[] size = [height, width];
        return interpolation switch
        {
            "nearest" => functional.interpolate(images, size, mode: torch.InterpolationMode.NearestExact),
            "bilinear" => functional.interpolate(images, size, mode: torch.InterpolationMode.Bilinear, align_corners: false, antialias: antialias),
            "bicubic" => functional.interpolate(images, size, mode: torch.InterpolationMode.Bicubic, align_corners: false, antialias: antialias),
            "lanczos3" => Lanczos.Resize(images, size, 3, antialias),
            _ => Lanczos.Resize(images, size, 5, antialias),
        };
    }

    /// <summary>The largest part in the middle with the ratio of <paramref name="height"/> and <paramref name="width"/>: a view.</summary>
    internal static Tensor CropToRatio(Tensor images, long height, long width)
    {
        var (oldHeight, oldWidth) = (images.size(2), images.size(3));
        var newHeight = Math.Max(Math.Min(oldHeight, (long)((double)(oldWidth * height) / width)), 1);
        var newWidth = Math.Max(Math.Min(oldWidth, (long)((double)(oldHeight * width) / height)), 1);
        return Crop(images, (oldHeight - newHeight) / 2, (oldWidth - newWidth) / 2, newHeight, newWidth);
    }

    /// <summary>The images with bars at both sides, or above and below, so that they have the ratio of <paramref name="height"/> and <paramref name="width"/>.</summary>
    internal static Tensor PadToRatio(Tensor images, long height, long width, double fill)
    {
        var (oldHeight, oldWidth) = (images.size(2), images.size(3));
        var top = Math.Max(0, (long)((double)(oldWidth * height) / width) - oldHeight) / 2;
        var left = Math.Max(0, (long)((double)(oldHeight * width) / height) - oldWidth) / 2;
        return top + left == 0 ? images : functional.pad(images, [left, left, top, top], value: fill);
    }

    /// <summary>A part of the images: a view.</summary>
    internal static Tensor Crop(Tensor images, long top, long left, long height, long width) => images.narrow(2, top, height).narrow(3, left, width);
}
