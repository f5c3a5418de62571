namespace KerasLike;

/// <summary>A piece of an arrow, from a box to one in the next row. It begins and ends beside their middles by the shifts.</summary>
internal sealed record LayoutLink(LayoutBox From, LayoutBox To, float FromShift, float ToShift)
{
    internal float StartX => From.X + FromShift;

    internal float EndX => To.X + ToShift;

    /// <summary>The height at which it goes sideways.</summary>
    internal float Track { get; set; }
}
