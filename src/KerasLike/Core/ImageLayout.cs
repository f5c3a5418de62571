namespace KerasLike;

/// <summary>
/// The order of axes in which a layer takes and gives images. Spatial kernels want the channels named first and, in memory, last; the graph turns
/// a tensor's axes (a view, no copy) where a layer of one kind meets a layer of the other, and nowhere else.
/// </summary>
internal enum ImageLayout
{
    /// <summary>As Keras shows it, channels last unless the layer's own <c>dataFormat</c> says otherwise.</summary>
    Keras,

    /// <summary>As kernels take it: <see cref="ImageAxes.ToKernel"/>, <see cref="Layers.Layer.CallChannelsFirst"/>.</summary>
    ChannelsFirst,

    /// <summary>Either: the layer looks at each element by itself.</summary>
    Any,
}

/// <summary>
/// Turning the axes of images, by views. Kernels take (N, C, *spatial); a sequence goes to them as an image of height one, (N, C, 1, steps), since in memory
/// that has the channels last the kernels over planes are at least twice as fast as those over lines.
/// </summary>
internal static class ImageAxes
{
    static readonly long[][] ToFirst = [[], [0], [0, 1], [0, 2, 1], [0, 3, 1, 2], [0, 4, 1, 2, 3]];
    static readonly long[][] ToLast = [[], [0], [0, 1], [0, 2, 1], [0, 2, 3, 1], [0, 2, 3, 4, 1]];

    /// <summary>Whether a layer's axis is the last one of images, so that its kernel may take them turned.</summary>
    internal static bool HasChannelsLast(int axis, IReadOnlyList<Shape>? inputs) => inputs is [{ Rank: >= 3 and <= 5 } image] && image.Axis(axis) == image.Rank - 1;

    /// <summary>(N, *spatial, C) as kernels take it. A mask, which has all axes but the channels', goes along.</summary>
    internal static Tensor ToKernel(Tensor images) => images.ndim != 3 ? Masks.Keep(images, ToChannelsFirst(images))
        : Masks.Keep(images, ToChannelsFirst(images).unsqueeze(2), mask => mask.unsqueeze(1));

    /// <summary>What a kernel gave, as (N, *spatial, C) of <paramref name="rank"/> axes.</summary>
    internal static Tensor FromKernel(Tensor images, int rank) =>
        rank != 3 ? Masks.Keep(images, ToChannelsLast(images)) : Masks.Keep(images, ToChannelsLast(images.squeeze(2)), mask => mask.squeeze(1));

    /// <summary>(N, *spatial, C) as (N, C, *spatial).</summary>
    internal static Tensor ToChannelsFirst(Tensor images) => images.permute(ToFirst[images.ndim]);

    /// <summary>(N, C, *spatial) as (N, *spatial, C).</summary>
    internal static Tensor ToChannelsLast(Tensor images) => images.permute(ToLast[images.ndim]);
}
