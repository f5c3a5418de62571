namespace KerasLike.Layers;

/// <summary>A window that slides over the spatial axes of images, as convolution and pooling share it: sizes out, and padding in.</summary>
internal sealed class SpatialWindow(Dims size, Dims strides, Dims dilation, string padding)
{
    /// <summary>The size of the window, for a kernel: a line is a window of height one.</summary>
    internal long[] Size { get; } = ForKernel(size, 1);

    internal long[] Strides { get; } = ForKernel(strides, 1);

    internal long[] Dilation { get; } = ForKernel(dilation, 1);

    // Keras's axis 0 is the kernel's axis 1 where the kernel has one more.
    int Added => Size.Length - size.Length;

    /// <summary>One value for each axis that a kernel has: two at least.</summary>
    internal static long[] ForKernel(Dims dims, long added) => dims.Length == 1 ? [added, dims[0]] : dims.ToLongs();

    /// <summary>How far the window reaches along an axis.</summary>
    internal static long Extent(long size, long dilation) => (size - 1) * dilation + 1;

    /// <summary>Keras computes no strides together with dilation.</summary>
    internal static void CheckStridesAndDilation(Dims strides, Dims dilationRate, string owner)
    {
        if (strides.Values.ContainsAnyExcept(1) && dilationRate.Values.ContainsAnyExcept(1))
            throw new ArgumentException($"{owner}: `strides` and `dilationRate` cannot both differ from 1. Received: strides={strides}, dilationRate={dilationRate}", nameof(dilationRate));
    }

    /// <summary>The spatial part of an output's shape, from that of the input.</summary>
    internal int?[] OutputLengths(IEnumerable<int?> input) => [.. input.Select((length, axis) => OutputLength(length, axis + Added))];

    /// <summary>
    /// Pads images, their axes as kernels take them, as <c>"same"</c> asks, the odd one after, or <c>"causal"</c>, all before. Where the two sides are equal,
    /// the padding is left to the kernel.
    /// </summary>
    /// <returns>The images, and the padding still to be done, on each side of each axis.</returns>
    internal (Tensor Images, long[] Padding) Pad(Tensor images, double value)
    {
        var rank = Size.Length;
        var before = new long[rank];
        if (padding == "valid") return (images, before);
        var pads = new long[2 * rank]; // as libtorch wants them: last axis first
        var equal = true;
        for (int axis = 0; axis < rank; axis++)
        {
            var (first, last) = Sides(images.size(axis + 2), axis);
            (before[axis], pads[2 * (rank - 1 - axis)], pads[2 * (rank - 1 - axis) + 1]) = (first, first, last);
            equal &= first == last;
        }
        return equal ? (images, before) : (functional.pad(images, pads, PaddingModes.Constant, value), new long[rank]);
    }

    /// <summary>Convolution over planes or volumes, padded.</summary>
    internal Tensor Convolve(Tensor images, Tensor kernel, Tensor? bias, long groups)
    {
        var (padded, sides) = Pad(images, 0);
        return Size.Length == 3 ? functional.conv3d(padded, kernel, bias, Strides, sides, Dilation, groups) : functional.conv2d(padded, kernel, bias, Strides, sides, Dilation, groups);
    }

    (long Before, long After) Sides(long length, int axis)
    {
        if (padding == "causal") return (Extent(axis) - 1, 0);
        var total = Math.Max(0, ((length + Strides[axis] - 1) / Strides[axis] - 1) * Strides[axis] + Extent(axis) - length);
        return (total / 2, total - total / 2);
    }

    long Extent(int axis) => Extent(Size[axis], Dilation[axis]);

    int? OutputLength(int? length, int axis) => length is not int known ? null
        : padding == "valid" ? (int)Math.Floor((double)(known - Extent(axis)) / Strides[axis]) + 1
        : (int)((known + Strides[axis] - 1) / Strides[axis]);
}
