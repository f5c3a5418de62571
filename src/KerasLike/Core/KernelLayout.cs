namespace KerasLike;

/// <summary>
/// How a weight that Keras shows in one order of axes is kept in the order that libtorch's kernels run fastest on. Only <see cref="Variable"/> and the
/// layer that declares the layout know of it.
/// </summary>
internal sealed class KernelLayout
{
    readonly long[] memory, torchFromMemory, kerasFromTorch;

    /// <param name="memory">The Keras axes in the order they lie in memory, outermost first.</param>
    /// <param name="kernel">The Keras axes in the order in which libtorch names them.</param>
    KernelLayout(int[] memory, int[] kernel)
    {
        this.memory = Array.ConvertAll(memory, a => (long)a);
        torchFromMemory = Array.ConvertAll(kernel, a => (long)Array.IndexOf(memory, a));
        kerasFromTorch = [.. Enumerable.Range(0, memory.Length).Select(a => (long)Array.IndexOf(kernel, a))];
    }

    /// <summary>(in, out) kept as (out, in), which <c>linear</c> reads along rows.</summary>
    internal static KernelLayout Dense { get; } = new([1, 0], [1, 0]);

    /// <summary>(*spatial, in, out) kept as (out, in, *spatial) in channels-last memory.</summary>
    internal static KernelLayout Convolution(int spatialRank)
    {
        var spatial = Enumerable.Range(0, spatialRank).ToArray();
        return new([spatialRank + 1, .. spatial, spatialRank], [spatialRank + 1, spatialRank, .. spatial]);
    }

    /// <summary>An empty tensor for a weight of Keras shape <paramref name="shape"/>, its axes named as libtorch does.</summary>
    internal Tensor Allocate(long[] shape, ScalarType dtype, torch.Device device) =>
        torch.empty([.. memory.Select(axis => shape[axis])], dtype, device).permute(torchFromMemory);

    /// <summary>A view of the weight with its axes as Keras names them.</summary>
    internal Tensor ToKeras(Tensor weight) => weight.permute(kerasFromTorch);
}
