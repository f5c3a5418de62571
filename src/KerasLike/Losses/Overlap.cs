namespace KerasLike.Losses;

/// <summary>Sums of areas.</summary>
internal static class Overlap
{
    /// <summary>The sum over axes, or over all.</summary>
    internal static Tensor Sum(Tensor values, Dims? axis) => axis is { } axes ? values.sum(axes.ToLongs()) : values.sum();
}
