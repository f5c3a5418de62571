namespace KerasLike.Layers;

/// <summary>Indices as vectors over all indices there are. A negative index stands for nothing.</summary>
internal static class CategoricalEncoding
{
    internal const string Int = "int", OneHot = "one_hot", MultiHot = "multi_hot", Count = "count";

    internal static readonly string[] Modes = [Int, OneHot, MultiHot, Count];

    /// <summary>Encodes indices.</summary>
    /// <param name="indices">The indices, each below <paramref name="depth"/>.</param>
    /// <param name="mode"><c>"int"</c> leaves them, <c>"one_hot"</c> makes a vector of each, the others one of each sample: the indices on axis 1, or on the only axis.</param>
    /// <param name="depth">The length of the vectors.</param>
    /// <param name="type">The number type of the output.</param>
    /// <param name="weights">What each index counts in mode <c>"count"</c>; null for 1.</param>
    internal static Tensor Encode(Tensor indices, string mode, long depth, ScalarType type, Tensor? weights = null)
    {
        if (mode == Int) return indices.to_type(type);
        if (indices.ndim == 0) indices = indices.unsqueeze(0);
        if (mode == OneHot) return Hot(indices.ndim > 1 && indices.size(-1) == 1 ? indices : indices.unsqueeze(-1), depth, type, null);
        var counts = Hot(SamplesLast(indices), depth, type, weights is null ? null : SamplesLast(weights));
        return mode == MultiHot ? counts.clamp_max_(Scalars.One) : counts;
    }

    /// <summary>The shape of what <see cref="Encode"/> gives.</summary>
    internal static Shape ShapeOf(Shape indices, string mode, int? depth) =>
        mode == Int ? indices
        : mode == OneHot ? new([.. indices is [_, .., 1] ? indices.SkipLast(1) : indices, depth])
        : indices.Rank < 2 ? new(depth) : new([indices[0], .. indices.Skip(2), depth]);

    static Tensor SamplesLast(Tensor values) => values.ndim > 2 ? values.movedim([1], [-1]) : values;

    // Adds up at each index of the last axis.
    static Tensor Hot(Tensor indices, long depth, ScalarType type, Tensor? weights)
    {
        var present = indices.ge(Scalars.Zero).to_type(type);
        long[] sizes = [.. Enumerable.Range(0, (int)indices.ndim - 1).Select(i => indices.size(i)), depth];
        return torch.zeros(sizes, type, indices.device).scatter_add_(-1, indices.to_type(ScalarType.Int64).clamp_min(Scalars.Zero), weights is null ? present : present * weights);
    }
}
