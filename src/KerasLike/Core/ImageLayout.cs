namespace KerasLike;

/// <summary>
/// The order of axes in which a layer takes and gives images. Spatial kernels want the channels named first and, in memory, last; the graph turns
/// a tensor's axes (a view, no copy) where a layer of one kind meets a layer of the other, and nowhere else.
/// </summary>
internal enum ImageLayout
{
    /// <summary>As Keras shows it, channels last unless the layer's own <c>dataFormat</c> says otherwise.</summary>
    Keras,

    /// <summary>Channels after the batch: <see cref="Layers.Layer.CallChannelsFirst"/>.</summary>
    ChannelsFirst,

    /// <summary>Either: the layer looks at each element by itself.</summary>
    Any,
}

/// <summary>Turning the axes of images.</summary>
internal static class ImageAxes
{
    static readonly long[][] ToFirst = [[], [0], [0, 1], [0, 2, 1], [0, 3, 1, 2], [0, 4, 1, 2, 3]];
    static readonly long[][] ToLast = [[], [0], [0, 1], [0, 2, 1], [0, 2, 3, 1], [0, 2, 3, 4, 1]];

    /// <summary>Whether a layer's axis is the last one of images, so that its kernel may take them turned.</summary>
    internal static bool HasChannelsLast(int axis, IReadOnlyList<Shape>? inputs) => inputs is [{ Rank: >= 3 and <= 5 } image] && image.Axis(axis) == image.Rank - 1;

    /// <summary>(N, *spatial, C) as (N, C, *spatial): a view.</summary>
    internal static Tensor ToChannelsFirst(Tensor images) => images.permute(ToFirst[images.ndim]);

    /// <summary>(N, C, *spatial) as (N, *spatial, C): a view.</summary>
    internal static Tensor ToChannelsLast(Tensor images) => images.permute(ToLast[images.ndim]);
}
