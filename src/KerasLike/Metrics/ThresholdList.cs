using System.Runtime.CompilerServices;

namespace KerasLike.Metrics;

/// <summary>Thresholds, and which of them predictions are above.</summary>
internal static class ThresholdList
{
    /// <summary>What a prediction that is not among the greatest is taken for, and the threshold that tells them apart.</summary>
    internal const double Lowest = -1e10;

    static readonly Scalar LowestScalar = Scalars.Of(Lowest);

    /// <summary>The thresholds a user gave, each from 0 to 1, or else one by itself.</summary>
    internal static double[] Parse(Numbers? thresholds, double otherwise, [CallerFilePath] string file = "")
    {
        if (thresholds is not { } numbers) return [otherwise];
        var values = numbers.Values.ToArray();
        return values.Length > 0 && numbers.Shape.Rank <= 1 && Array.TrueForAll(values, v => v is >= 0 and <= 1) ? values
            : throw Check.Error("`thresholds` must be a number from 0 to 1, or a list of such numbers", $"thresholds={numbers}", nameof(thresholds), file);
    }

    /// <summary>As many thresholds as asked for, from 0 to 1 in equal steps, the first and last further out by a margin.</summary>
    internal static double[] Even(int count, double margin = 0) =>
        [-margin, .. Enumerable.Range(1, Math.Max(count - 2, 0)).Select(i => i / (double)(count - 1)), 1 + margin];

    /// <summary>Those of a curve: the user's or evenly spaced ones, with an outer one on each side that is below or above all predictions.</summary>
    internal static double[] Outer(Numbers? thresholds, int numThresholds, [CallerFilePath] string file = "")
    {
        const double margin = 1e-7;
        if (thresholds is not null) return [-margin, .. Parse(thresholds, 0, file).Order(), 1 + margin];
        return numThresholds > 1 ? Even(numThresholds, margin)
            : throw Check.Error("`numThresholds` must be at least 2", FormattableString.Invariant($"numThresholds={numThresholds}"), nameof(numThresholds), file);
    }

    /// <summary>Whether thresholds are those of <see cref="Even"/>, as Keras tells.</summary>
    internal static bool AreEven(double[] sorted) =>
        (sorted.Length >= 3 || sorted[0] < 0) && sorted.Select((t, i) => (t, Even: i / (double)(sorted.Length - 1))).All(p => Math.Abs(p.t - p.Even) <= 1e-7 + 1e-5 * p.Even);

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

    /// <summary>The predictions, of which all but the greatest on the last axis are as low as can be. Of equals the first count as greater.</summary>
    internal static Tensor OnlyGreatest(Metric metric, Tensor yPred, int count)
    {
        if (count > yPred.size(-1))
            throw new ArgumentException(FormattableString.Invariant($"{metric.GetType().Name} \"{metric.Name}\": `topK` must be at most the size of the last axis of predictions. Received: topK={count}, predictions {Shape.Of(yPred)}"));
        var places = yPred.sort(-1, descending: true, stable: true).Indices.narrow(-1, 0, count);
        return torch.full_like(yPred, LowestScalar).scatter(-1, places, yPred.gather(-1, places));
    }
}
