using SkiaSharp;

namespace KerasLike.Plotting;

/// <summary>An image of a grid, its title, and whether that stands out.</summary>
internal sealed record Tile(SKBitmap Image, string Title = "", bool IsMarked = false);
