namespace KerasLike.Layers;

/// <summary>The axis that features are on.</summary>
internal static class FeatureAxis
{
    /// <summary>Computes with an axis in the second place, where libtorch's kernels look for channels: a view.</summary>
    internal static Tensor AtOne(Tensor x, int axis, Func<Tensor, Tensor> compute) =>
        (axis < 0 ? axis + x.ndim : axis) == 1 ? compute(x) : compute(x.movedim([axis], [1])).movedim([1], [axis]);
}
