namespace KerasLike;

/// <summary>An arrow between two boxes: links from row to row, once it is laid out.</summary>
internal sealed class LayoutEdge(LayoutBox from, LayoutBox to, float fromShift = 0, float toShift = 0)
{
    internal LayoutBox From => IsTurned ? to : from;

    internal LayoutBox To => IsTurned ? from : to;

    internal float FromShift => IsTurned ? toShift : fromShift;

    internal float ToShift => IsTurned ? fromShift : toShift;

    /// <summary>Whether it goes upwards, as where a shared layer stands before and after another.</summary>
    internal bool IsTurned { get; set; }

    /// <summary>Its links, from the top down.</summary>
    internal List<LayoutLink> Links { get; } = [];
}
