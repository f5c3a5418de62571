namespace KerasLike;

/// <summary>What a layer demands of its input, checked before it is called.</summary>
/// <param name="shape">The whole shape, batch included, null for unknown dimensions; null for any. Default: null.</param>
/// <param name="ndim">The number of axes, batch included; null for any. Default: null.</param>
/// <param name="maxNdim">The greatest number of axes; null for any. Default: null.</param>
/// <param name="minNdim">The least number of axes; null for any. Default: null.</param>
/// <param name="axes">Sizes that axes must have; negative axes count from the end. Default: none.</param>
/// <param name="allowLastAxisSqueeze">Whether a last axis of size 1 may be there or not. Default: false.</param>
/// <remarks>Keras: <c>keras.layers.InputSpec</c></remarks>
public sealed class InputSpec(Shape? shape = null, int? ndim = null, int? maxNdim = null, int? minNdim = null, IReadOnlyDictionary<int, int>? axes = null, bool allowLastAxisSqueeze = false)
{
    /// <summary>The whole shape, batch included; null for any.</summary>
    public Shape? Shape { get; } = shape;

    /// <summary>The number of axes; null for any.</summary>
    public int? Ndim { get; } = ndim ?? shape?.Rank;

    /// <summary>The greatest number of axes; null for any.</summary>
    public int? MaxNdim { get; } = maxNdim;

    /// <summary>The least number of axes; null for any.</summary>
    public int? MinNdim { get; } = minNdim;

    /// <summary>Sizes that axes must have, or null.</summary>
    public IReadOnlyDictionary<int, int>? Axes { get; } = axes;

    /// <summary>Whether a last axis of size 1 may be there or not.</summary>
    public bool AllowLastAxisSqueeze { get; } = allowLastAxisSqueeze;

    /// <summary>What to do about an input that does not fit, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>What is wrong with an input of a shape, or null when it fits.</summary>
    internal string? Mismatch(Shape received) =>
        Expectation(received) is string expected ? $"expected {expected}. Received: shape {received}.{(Hint is null ? "" : $" {Hint}")}" : null;

    string? Expectation(Shape received) =>
        Ndim is int ndim && received.Rank != ndim && !AllowLastAxisSqueeze ? $"{ndim} axes"
        : received.Rank > MaxNdim ? $"at most {MaxNdim} axes"
        : received.Rank < MinNdim ? $"at least {MinNdim} axes"
        : Axes?.FirstOrDefault(a => SizeOf(received, a.Key) is int size && size != a.Value) is { Value: > 0 } axis ? $"{axis.Value} value{(axis.Value == 1 ? "" : "s")} on {(axis.Key == -1 ? "the last axis" : $"axis {axis.Key}")}"
        : Shape is not null && !Fits(Squeezed(Shape), Squeezed(received)) ? $"shape {Shape}"
        : null;

    Shape Squeezed(Shape shape) => AllowLastAxisSqueeze && shape is [.., 1] ? new([.. shape.SkipLast(1)]) : shape;

    static int? SizeOf(Shape shape, int axis) => shape[axis < 0 ? axis + shape.Rank : axis];

    static bool Fits(Shape expected, Shape received) =>
        expected.Rank == received.Rank && expected.Zip(received).All(d => d.First is null || d.Second is null || d.First == d.Second);
}
