namespace KerasLike;

/// <summary>
/// Which part of one axis an index of a symbolic tensor takes: a place (<c>2</c>, <c>^1</c>), which drops the axis; a range (<c>..</c>, <c>1..^1</c>); every so
/// many of a range (<see cref="Every"/>); a new axis (<see cref="NewAxis"/>); or all axes left (<see cref="Rest"/>). Python's <c>x[:, 0]</c> is <c>x[.., 0]</c>.
/// </summary>
public readonly record struct TensorSlice
{
    enum Kind
    {
        Range,
        Place,
        NewAxis,
        Rest,
    }

    TensorSlice(Kind kind, long? start = null, long? stop = null, long? step = null) => (Of, Start, Stop, Step) = (kind, start, stop, step);

    /// <summary>An axis of one element where the tensor has none.</summary>
    public static TensorSlice NewAxis { get; } = new(Kind.NewAxis);

    /// <summary>All axes that the other indices leave: Python's <c>...</c>.</summary>
    public static TensorSlice Rest { get; } = new(Kind.Rest);

    Kind Of { get; }

    /// <summary>The place, or where the range begins; null for its beginning. Negative counts from the end.</summary>
    internal long? Start { get; }

    /// <summary>Where the range ends; null for its end.</summary>
    internal long? Stop { get; }

    /// <summary>The distance between the elements taken; null for 1.</summary>
    internal long? Step { get; }

    internal bool IsPlace => Of == Kind.Place;

    internal bool IsRange => Of == Kind.Range;

    internal bool IsRest => Of == Kind.Rest;

    /// <summary>Every <paramref name="step"/>th element between two places: Python's <c>start:stop:step</c>.</summary>
    /// <param name="step">The distance between the elements taken, positive.</param>
    /// <param name="start">The first; null for the first of all. Default: null.</param>
    /// <param name="stop">The one before which to end; null for the end. Default: null.</param>
    public static TensorSlice Every(int step, int? start = null, int? stop = null) => new(Kind.Range, start, stop, Check.Positive(step));

    /// <summary>One place.</summary>
    /// <param name="place">The place; negative counts from the end.</param>
    public static implicit operator TensorSlice(int place) => new(Kind.Place, place);

    /// <summary>One place.</summary>
    /// <param name="place">The place, such as <c>^1</c>.</param>
    public static implicit operator TensorSlice(Index place) => new(Kind.Place, Signed(place));

    /// <summary>A range.</summary>
    /// <param name="range">The range, such as <c>1..^1</c>.</param>
    public static implicit operator TensorSlice(Range range) =>
        new(Kind.Range, range.Start.Equals(Index.Start) ? null : Signed(range.Start), range.End.Equals(Index.End) ? null : Signed(range.End));

    internal static TensorSlice Between(long? start, long? stop, long? step) => new(Kind.Range, start, stop, step);

    internal torch.TensorIndex ToTorch() => Of switch
    {
        Kind.Place => torch.TensorIndex.Single(Start!.Value),
        Kind.NewAxis => torch.TensorIndex.Null,
        Kind.Rest => torch.TensorIndex.Ellipsis,
        _ => torch.TensorIndex.Slice(Start, Stop, Step),
    };

    static long Signed(Index index) => index.IsFromEnd ? -index.Value : index.Value;

    /// <summary>As Python writes it.</summary>
    public override string ToString() => Of switch
    {
        Kind.Place => $"{Start}",
        Kind.NewAxis => "None",
        Kind.Rest => "...",
        _ => $"{Start}:{Stop}{(Step is null ? "" : $":{Step}")}",
    };
}
