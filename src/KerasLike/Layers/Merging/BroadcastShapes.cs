namespace KerasLike.Layers;

/// <summary>Shapes that are put together element by element: counted from the last axis on, sizes are equal or 1.</summary>
internal static class BroadcastShapes
{
    internal static bool Fit(IReadOnlyList<Shape> shapes) => Axes(shapes).All(axis => Sizes(shapes, axis).Where(size => size is not (null or 1)).Distinct().Count() <= 1);

    /// <summary>The shape of the result; the batch is the first that is known.</summary>
    internal static Shape Together(IReadOnlyList<Shape> shapes) =>
        new([shapes.Select(s => s[0]).FirstOrDefault(d => d is not null), .. Axes(shapes).Select(axis => Sizes(shapes, axis).Aggregate((a, b) => a == 1 ? b : b == 1 ? a : a ?? b))]);

    // Those after the batch, of the shape that has the most.
    static IEnumerable<int> Axes(IReadOnlyList<Shape> shapes) => Enumerable.Range(1, shapes.Max(s => s.Rank) - 1);

    static IEnumerable<int?> Sizes(IReadOnlyList<Shape> shapes, int axis)
    {
        var rank = shapes.Max(s => s.Rank);
        return shapes.Select(s => axis - rank + s.Rank is > 0 and var own ? s[own] : 1);
    }
}
