namespace KerasLike.Metrics;

/// <summary>Areas under curves over thresholds.</summary>
internal static class Curves
{
    /// <summary>The area under a curve, of each label where they are apart.</summary>
    internal static Tensor Area(Confusion counts, string curve, string summation)
    {
        if (curve == "PR" && summation == "interpolation") return InterpolatedPrecisionRecall(counts);
        var (x, y) = curve switch { "ROC" => (counts.FalsePositiveRate, counts.Recall), "PR" => (counts.Recall, counts.Precision), _ => Gains(counts) };
        var (lower, upper) = (y.narrow(-1, 0, y.size(-1) - 1), y.narrow(-1, 1, y.size(-1) - 1));
        var heights = summation switch { "interpolation" => lower.Plus(upper).mul(Scalars.Half), "minoring" => lower.minimum(upper), _ => lower.maximum(upper) };
        return (Fall(x) * heights).sum(-1);
    }

    // Between two thresholds true and false positives change in proportion, in which precision is no straight line.
    static Tensor InterpolatedPrecisionRecall(Confusion counts)
    {
        var predicted = counts.TruePositives.Plus(counts.FalsePositives);
        var (before, after) = (predicted.narrow(-1, 0, predicted.size(-1) - 1), predicted.narrow(-1, 1, predicted.size(-1) - 1));
        var slope = Fall(counts.TruePositives).DivideOrZero(Fall(predicted).clamp_min(Scalars.Zero));
        var intercept = counts.TruePositives.narrow(-1, 1, after.size(-1)) - slope * after;
        var ratio = torch.where(before.gt(Scalars.Zero).logical_and(after.gt(Scalars.Zero)), before.DivideOrZero(after), torch.ones_like(after));
        return (slope * Fall(counts.TruePositives).Plus(intercept * ratio.log())).DivideOrZero(counts.Positives.clamp_min(Scalars.Zero)).sum(-1);
    }

    // Flach and Kull, 2015: precision and recall as gains over always saying 1.
    static (Tensor Recall, Tensor Precision) Gains(Confusion counts)
    {
        var odds = counts.Positives.DivideOrZero(counts.Negatives);
        var none = counts.TruePositives.eq(Scalars.Zero);
        var (recall, precision) = (Gain(counts.FalseNegatives), Gain(counts.FalsePositives));
        return (recall.masked_fill(none, Scalars.Zero).clamp_min(Scalars.Zero), precision.masked_fill(none, Scalars.One));

        Tensor Gain(Tensor errors) => (odds * errors.DivideOrZero(counts.TruePositives)).OneMinus();
    }

    static Tensor Fall(Tensor values) => values.narrow(-1, 0, values.size(-1) - 1) - values.narrow(-1, 1, values.size(-1) - 1);
}
