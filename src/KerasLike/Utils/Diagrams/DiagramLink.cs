using SkiaSharp;

namespace KerasLike;

/// <summary>A piece of an arrow, from row to row: down to its track, sideways, and down.</summary>
internal readonly record struct DiagramLink(SKPoint Start, SKPoint End, float Track);
