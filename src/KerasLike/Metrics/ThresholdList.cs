namespace KerasLike.Metrics;

/// <summary>Thresholds, and which of them predictions are above.</summary>
internal static class ThresholdList
{
    /// <summary>What a prediction that is not among the greatest is taken for, and the threshold that tells them apart.</summary>
    internal const double Lowest = -1e10;

    static readonly Scalar LowestScalar = Scalars.Of(Lowest);

    /// <summary>The thresholds a user gave, each from 0 to 1, or else one by itself.</summary>
    internal static double[] Parse(Numbers? given, double otherwise, string owner)
    {
        if (given is not { } numbers) return [otherwise];
        var values = numbers.Values.ToArray();
        if (values.Length == 0 || numbers.Shape.Rank > 1 || Array.Exists(values, v => v is not (>= 0 and <= 1)))
            throw new ArgumentException($"{owner}: `thresholds` must be a number from 0 to 1, or a list of such numbers. Received: thresholds={numbers}", "thresholds");
        return values;
    }

    /// <summary>As many thresholds as asked for, from 0 to 1 in equal steps, the first and last further out by a margin.</summary>
    internal static double[] Even(int count, double margin = 0) =>
        [-margin, .. Enumerable.Range(1, Math.Max(count - 2, 0)).Select(i => i / (double)(count - 1)), 1 + margin];

    /// <summary>Those of a curve: the user's or evenly spaced ones, with an outer one on each side that is below or above all predictions.</summary>
    internal static double[] Outer(Numbers? given, int count, string owner)
    {
        const double margin = 1e-7;
        return given is null ? Even(count > 1 ? count : throw new ArgumentOutOfRangeException("numThresholds", $"{owner}: `numThresholds` must be at least 2. Received: numThresholds={count}"), margin)
            : [-margin, .. Parse(given, 0, owner).Order(), 1 + margin];
    }

    /// <summary>Whether thresholds are those of <see cref="Even"/>, as Keras tells.</summary>
    internal static bool AreEven(double[] sorted) =>
        sorted.Length >= 3 && sorted.Select((t, i) => (t, Even: i / (double)(sorted.Length - 1))).All(p => Math.Abs(p.t - p.Even) <= 1e-7 + 1e-5 * p.Even);

    /// <summary>How many of the thresholds lie below each prediction.</summary>
    internal static Tensor CountBelow(Tensor yPred, double[] sorted, bool isEven)
    {
        if (!isEven) return yPred.contiguous().bucketize(torch.tensor(sorted, yPred.dtype, yPred.device));
        // The place is computed, in Keras's own rounding.
        using Scalar steps = sorted.Length - 1;
        var count = yPred.clamp(Scalars.Zero, Scalars.One).mul(steps).ceil();
        // A first threshold below 0 is below all.
        return (sorted[0] < 0 || sorted[^1] > 1 ? count.clamp_min(Scalars.One) : count).to_type(ScalarType.Int64);
    }

    /// <summary>The predictions, of which all but the greatest on the last axis are as low as can be.</summary>
    internal static Tensor OnlyGreatest(Tensor yPred, int count)
    {
        var places = yPred.topk(count, -1).indexes;
        return torch.full_like(yPred, LowestScalar).scatter(-1, places, yPred.gather(-1, places));
    }
}
