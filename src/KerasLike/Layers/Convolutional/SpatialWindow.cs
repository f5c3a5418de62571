namespace KerasLike.Layers;

/// <summary>A window that slides over the spatial axes of images, as convolution and pooling share it: sizes out, and padding in.</summary>
internal sealed class SpatialWindow(Dims size, Dims strides, Dims dilation, string padding)
{
    internal long[] Size { get; } = size.ToLongs();

    internal long[] Strides { get; } = strides.ToLongs();

    internal long[] Dilation { get; } = dilation.ToLongs();

    int Rank => Size.Length;

    /// <summary>The shape of the output, in the order of axes that <paramref name="dataFormat"/> says.</summary>
    internal Shape OutputShape(Shape input, int? channels, string dataFormat, Layer owner)
    {
        var first = dataFormat == "channels_last" ? 1 : 2;
        var output = Enumerable.Range(0, Rank).Select(axis => OutputLength(input[first + axis], axis)).ToArray();
        if (Array.Exists(output, length => length <= 0))
            throw new ArgumentException($"{owner.Description}: the output would be empty. Received: input shape={input}, window={new Dims([.. Size.Select(s => (int)s)])}, padding=\"{padding}\". Use padding: \"same\" or a smaller window.");
        return dataFormat == "channels_last" ? new([input[0], .. output, channels]) : new([input[0], channels, .. output]);
    }

    /// <summary>
    /// Pads images (channels after the batch) as <c>"same"</c> asks, the odd one after. Where the two sides are equal, the padding is left to the kernel.
    /// </summary>
    /// <returns>The images, and the padding still to be done, on each side of each axis.</returns>
    internal (Tensor Images, long[] Padding) Pad(Tensor images, double value)
    {
        var sides = new long[Rank];
        if (padding == "valid") return (images, sides);
        var pads = new long[2 * Rank]; // as libtorch wants them: last axis first
        var equal = true;
        for (int axis = 0; axis < Rank; axis++)
        {
            var length = images.size(axis + 2);
            var total = Math.Max(0, ((length + Strides[axis] - 1) / Strides[axis] - 1) * Strides[axis] + Extent(axis) - length);
            sides[axis] = pads[2 * (Rank - 1 - axis)] = total / 2;
            pads[2 * (Rank - 1 - axis) + 1] = total - total / 2;
            equal &= total % 2 == 0;
        }
        return equal ? (images, sides) : (functional.pad(images, pads, PaddingModes.Constant, value), new long[Rank]);
    }

    long Extent(int axis) => (Size[axis] - 1) * Dilation[axis] + 1;

    int? OutputLength(int? length, int axis) => length is not int known ? null
        : padding == "valid" ? (int)Math.Floor((double)(known - Extent(axis)) / Strides[axis]) + 1
        : (int)((known + Strides[axis] - 1) / Strides[axis]);
}
