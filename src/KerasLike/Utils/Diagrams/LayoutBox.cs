namespace KerasLike;

/// <summary>Something that takes room in a layout: a box, or the place where an arrow passes a row of boxes. Its place is that of its middle.</summary>
internal sealed class LayoutBox(float width, float height)
{
    internal float Width => width;

    internal float Height => height;

    /// <summary>Where it stands in its row, and its row, from the top.</summary>
    internal int Rank { get; set; }

    internal float X { get; set; }

    internal float Y { get; set; }

    /// <summary>Whether it must be in the first row, or in the last.</summary>
    internal bool IsFirst { get; init; }

    internal bool IsLast { get; init; }

    /// <summary>Whether an arrow passes here, which is to be straight.</summary>
    internal bool IsBend { get; init; }

    internal List<LayoutLink> Above { get; } = [];

    internal List<LayoutLink> Below { get; } = [];
}
