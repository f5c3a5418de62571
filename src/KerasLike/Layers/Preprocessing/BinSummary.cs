namespace KerasLike.Layers;

/// <summary>
/// A short table of many numbers from which their quantiles can be told: values in order, and how many numbers each stands for. Tables of parts of the data merge into one
/// of no more than 1 / epsilon values. In float32, as Keras's.
/// </summary>
internal sealed record BinSummary(float[] Values, float[] Weights)
{
    internal static BinSummary Empty { get; } = new([], []);

    /// <summary>The table of some numbers.</summary>
    internal static BinSummary Of(float[] numbers, double epsilon)
    {
        Array.Sort(numbers);
        var step = Math.Max(numbers.Length / (1 / epsilon), 1);
        var values = new List<float>();
        for (var i = (int)(step - 1); i < numbers.Length; i += (int)step) values.Add(numbers[i]);
        return new([.. values], [.. values.Select(_ => (float)step)]);
    }

    internal BinSummary Merge(BinSummary other, double epsilon)
    {
        float[] values = [.. Values, .. other.Values], weights = [.. Weights, .. other.Weights];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderBy(i => values[i])];
        return new BinSummary([.. order.Select(i => values[i])], [.. order.Select(i => weights[i])]).Compress(epsilon);
    }

    /// <summary>The boundaries between bins that hold equally many numbers.</summary>
    internal double[] Boundaries(int bins) => [.. Compress(1.0 / bins).Values.SkipLast(1).Select(v => (double)v)];

    // New values at even shares of the whole weight, found between the old ones.
    BinSummary Compress(double epsilon)
    {
        if (Values.Length * epsilon < 1) return this;
        var sums = new double[Weights.Length];
        float sum = 0;
        for (int i = 0; i < sums.Length; i++) sums[i] = sum += Weights[i];
        var shares = Array.ConvertAll(sums, s => (double)((float)s / sum));
        var wanted = Enumerable.Range(0, (int)Math.Ceiling(1 / epsilon)).Select(i => epsilon + i * epsilon).ToArray();
        var (old, newSums) = (Array.ConvertAll(Values, v => (double)v), Array.ConvertAll(wanted, w => Interpolate(w, shares, sums)));
        return new([.. wanted.Select(w => (float)Interpolate(w, shares, old))], [.. newSums.Select((s, i) => (float)(s - (i == 0 ? 0 : newSums[i - 1])))]);
    }

    static double Interpolate(double x, double[] xs, double[] ys)
    {
        var after = Array.FindIndex(xs, known => known > x);
        return after < 0 ? ys[^1] : after == 0 ? ys[0] : ys[after - 1] + (ys[after] - ys[after - 1]) / (xs[after] - xs[after - 1]) * (x - xs[after - 1]);
    }
}
