namespace KerasLike;

/// <summary>What a layer demands of its input, checked before it is called.</summary>
/// <param name="rank">The number of axes, batch included; null for any. Default: null.</param>
/// <param name="minRank">The least number of axes; null for any. Default: null.</param>
/// <param name="axes">Sizes that axes must have; negative axes count from the end. Default: none.</param>
/// <param name="hint">What to do about an input that does not fit. Default: nothing to say.</param>
/// <remarks>Keras: <c>keras.layers.InputSpec</c></remarks>
public sealed class InputSpec(int? rank = null, int? minRank = null, IReadOnlyDictionary<int, int>? axes = null, string? hint = null)
{
    /// <summary>The number of axes; null for any.</summary>
    public int? Rank { get; } = rank;

    /// <summary>The least number of axes; null for any.</summary>
    public int? MinRank { get; } = minRank;

    /// <summary>Sizes that axes must have.</summary>
    public IReadOnlyDictionary<int, int> Axes { get; } = axes ?? new Dictionary<int, int>();

    /// <summary>What is wrong with an input of a shape, or null when it fits.</summary>
    internal string? Mismatch(Shape shape)
    {
        var expected = Rank is not null && shape.Rank != Rank ? $"expected {Rank} axes"
            : MinRank is not null && shape.Rank < MinRank ? $"expected at least {MinRank} axes"
            : Axes.Where(a => shape[a.Key < 0 ? a.Key + shape.Rank : a.Key] is int size && size != a.Value)
                .Select(a => $"expected {a.Value} values on {(a.Key == -1 ? "the last axis" : $"axis {a.Key}")}").FirstOrDefault();
        return expected is null ? null : $"{expected}. Received: shape {shape}.{(hint is null ? "" : $" {hint}")}";
    }
}
