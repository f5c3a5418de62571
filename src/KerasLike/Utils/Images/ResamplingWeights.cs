namespace KerasLike;

/// <summary>Along one axis, the first old pixel that each new one is made of, and how much it and those after it count.</summary>
/// <param name="First">The first old pixel, for each new one.</param>
/// <param name="Weights">What it and those after it count; together 1.</param>
internal sealed record ResamplingWeights(int[] First, double[][] Weights)
{
    /// <summary>By a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="size">Old pixels.</param>
    /// <param name="start">Where the part that is taken begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="to">New pixels.</param>
    /// <param name="antialias">Whether a smaller image takes all pixels of the larger one into account.</param>
    internal static ResamplingWeights Of(ResamplingFilter filter, int size, double start, double length, int to, bool antialias)
    {
        var scale = length / to;
        var stretch = antialias ? Math.Max(scale, 1) : 1;
        return For(to, i =>
        {
            var center = start + (i + 0.5) * scale;
            var from = Math.Max((int)(center - filter.Support * stretch + 0.5), 0);
            var end = Math.Min((int)(center + filter.Support * stretch + 0.5), size);
            return (from, Enumerable.Range(from, Math.Max(end - from, 0)).Select(j => filter.Kernel((j - center + 0.5) / stretch)).ToArray());
        });
    }

    /// <summary>Each new pixel is the old one in its middle.</summary>
    internal static ResamplingWeights Nearest(int size, double start, double length, int to) => For(to, i => (Math.Clamp((int)Math.Floor(start + (i + 0.5) * length / to), 0, size - 1), [1.0]));

    /// <summary>Each new pixel is the mean over its place, in which old ones count by how much of it they cover.</summary>
    internal static ResamplingWeights Area(int size, double start, double length, int to)
    {
        var scale = length / to;
        return For(to, i =>
        {
            var (low, high) = (start + i * scale, start + (i + 1) * scale);
            var from = (int)Math.Floor(low);
            var end = Math.Min((int)Math.Ceiling(high), size);
            return (from, Enumerable.Range(from, end - from).Select(j => Math.Min(j + 1, high) - Math.Max(j, low)).ToArray());
        });
    }

    static ResamplingWeights For(int to, Func<int, (int First, double[] Weights)> weights)
    {
        var all = Enumerable.Range(0, to).Select(weights).ToArray();
        foreach (var (_, values) in all)
        {
            var sum = values.Sum();
            for (int j = 0; j < values.Length; j++) values[j] /= sum;
        }
        return new([.. all.Select(w => w.First)], [.. all.Select(w => w.Weights)]);
    }
}
