namespace KerasLike.Layers;

/// <summary>
/// Where the result of a transposed convolution begins and ends. By itself it has (n − 1) · stride + window elements on an axis; Keras cuts some off, more at
/// the end than before where the number is odd, or adds some at the end.
/// </summary>
internal sealed class TransposedWindow
{
    readonly (long Before, long After)[] cuts;
    readonly long[] strides, extents;

    internal TransposedWindow(Dims size, Dims strides, Dims dilation, string padding, Dims? outputPadding)
    {
        this.strides = strides.ToLongs();
        extents = [.. Enumerable.Range(0, size.Length).Select(axis => SpatialWindow.Extent(size[axis], dilation[axis]))];
        cuts = [.. extents.Select((extent, axis) => Cut(extent, strides[axis], padding, outputPadding?[axis]))];
        long[] added = size.Length == 1 ? [0] : [];
        Padding = [.. added, .. cuts.Select(c => c.Before)];
        OutputPadding = [.. added, .. cuts.Select(c => Math.Max(0, c.Before - c.After))];
        Trims = Array.Exists(cuts, c => c.After > c.Before);
    }

    /// <summary>What libtorch's kernel cuts off at both ends.</summary>
    internal long[] Padding { get; }

    /// <summary>What libtorch's kernel leaves, or adds, at the end.</summary>
    internal long[] OutputPadding { get; }

    /// <summary>Whether the end is still to be cut.</summary>
    internal bool Trims { get; }

    /// <summary>Cuts off the end what the kernel could not: a view.</summary>
    internal Tensor Trim(Tensor images)
    {
        for (int axis = 0; Trims && axis < cuts.Length; axis++)
        {
            var (excess, at) = (cuts[axis].After - cuts[axis].Before, (int)images.ndim - cuts.Length + axis);
            if (excess > 0) images = images.narrow(at, 0, images.size(at) - excess);
        }
        return images;
    }

    /// <summary>The spatial part of an output's shape, from that of the input.</summary>
    internal int?[] OutputLengths(IEnumerable<int?> input) =>
        [.. input.Select((length, axis) => length is int known ? (int?)((known - 1) * strides[axis] + extents[axis] - cuts[axis].Before - cuts[axis].After) : null)];

    static (long Before, long After) Cut(long extent, long stride, string padding, int? outputPadding)
    {
        var total = padding == "valid" ? -(outputPadding ?? Math.Max(0, stride - extent))
            : outputPadding is int added ? extent - extent % 2 - added
            : extent - stride; // the output is the input's size times the stride
        var before = Math.Max(0, total) / 2;
        return (before, total - before);
    }
}
