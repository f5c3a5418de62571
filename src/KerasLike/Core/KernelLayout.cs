namespace KerasLike;

/// <summary>
/// How a weight that Keras shows in one order of axes is kept in the order that libtorch's kernels run fastest on. Only <see cref="Variable"/> and the
/// layer that declares the layout know of it.
/// </summary>
internal sealed class KernelLayout
{
    static readonly Func<Tensor, Tensor> AsItIs = weight => weight;

    readonly long[] memory, torchFromMemory, kerasFromTorch;
    readonly Func<Tensor, Tensor> shape, unshape;

    /// <param name="memory">The Keras axes in the order they lie in memory, outermost first.</param>
    /// <param name="kernel">The Keras axes in the order in which libtorch names them.</param>
    /// <param name="shape">A view of that with the axes joined and added that libtorch wants.</param>
    /// <param name="unshape">The way back, a view too.</param>
    KernelLayout(int[] memory, int[] kernel, Func<Tensor, Tensor>? shape = null, Func<Tensor, Tensor>? unshape = null)
    {
        (this.shape, this.unshape) = (shape ?? AsItIs, unshape ?? AsItIs);
        this.memory = Array.ConvertAll(memory, a => (long)a);
        torchFromMemory = Array.ConvertAll(kernel, a => (long)Array.IndexOf(memory, a));
        kerasFromTorch = [.. Enumerable.Range(0, memory.Length).Select(a => (long)Array.IndexOf(kernel, a))];
    }

    /// <summary>(in, out) kept as (out, in), which <c>linear</c> reads along rows.</summary>
    internal static KernelLayout Dense { get; } = new([1, 0], [1, 0]);

    /// <summary>
    /// (*spatial, in, out) kept as (out, in, *spatial) in channels-last memory, which is also what a transposed convolution wants of (*spatial, out, in). One
    /// spatial axis is the width of a kernel of height one.
    /// </summary>
    internal static KernelLayout Convolution(int spatialRank)
    {
        var spatial = Enumerable.Range(0, spatialRank).ToArray();
        int[] memory = [spatialRank + 1, .. spatial, spatialRank], kernel = [spatialRank + 1, spatialRank, .. spatial];
        return spatialRank == 1 ? new(memory, kernel, w => w.unsqueeze(2), w => w.squeeze(2)) : new(memory, kernel);
    }

    /// <summary>(*spatial, in, multiplier) kept as (in · multiplier, 1, *spatial): each input channel is a group with its own kernels.</summary>
    internal static KernelLayout Depthwise(int spatialRank, int multiplier)
    {
        int[] order = [spatialRank, spatialRank + 1, .. Enumerable.Range(0, spatialRank)];
        return spatialRank == 1
            ? new(order, order, w => w.flatten(0, 1).unsqueeze(1).unsqueeze(1), w => w.squeeze(1).squeeze(1).unflatten(0, -1, multiplier))
            : new(order, order, w => w.flatten(0, 1).unsqueeze(1), w => w.squeeze(1).unflatten(0, -1, multiplier));
    }

    /// <summary>An empty tensor for a weight of Keras shape <paramref name="sizes"/>, its axes named as libtorch does.</summary>
    internal Tensor Allocate(long[] sizes, ScalarType dtype, torch.Device device) =>
        shape(torch.empty([.. memory.Select(axis => sizes[axis])], dtype, device).permute(torchFromMemory));

    /// <summary>A view of the weight with its axes as Keras names them.</summary>
    internal Tensor ToKeras(Tensor weight) => unshape(weight).permute(kerasFromTorch);
}
