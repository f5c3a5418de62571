using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>
/// Base of metrics made of true and false positives and negatives at one or several thresholds. Counted once for all of them: how much weight lies between each
/// two thresholds, for targets of 0 and of 1.
/// </summary>
public abstract class ConfusionMetric : Metric
{
    readonly MetricState weights = new();
    readonly double[] sorted;
    readonly long[]? order;
    readonly bool isEven;

    private protected ConfusionMetric(IReadOnlyList<double> thresholds, string? name, string? dtype)
        : base(name, dtype)
    {
        Limits = thresholds;
        sorted = [.. thresholds.Order()];
        if (!sorted.SequenceEqual(thresholds)) order = [.. thresholds.Select(t => (long)Array.IndexOf(sorted, t))];
        isEven = order is null && ThresholdList.AreEven(sorted);
    }

    /// <summary>What predictions are compared with.</summary>
    private protected IReadOnlyList<double> Limits { get; }

    /// <summary>Only this many of the greatest predictions count as positive; null for all.</summary>
    private protected virtual int? Greatest => null;

    /// <summary>The only class that counts; null for all.</summary>
    private protected virtual int? OnlyClass => null;

    /// <summary>Whether each value on the last axis is counted by itself.</summary>
    private protected virtual bool ByLabel => false;

    /// <summary>The result, by the counts at each threshold.</summary>
    private protected abstract Tensor Compute(Confusion counts);

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        var type = DType == "float64" ? ScalarType.Float64 : ScalarType.Float32;
        (yPred, yTrue) = Ranks.Match(Prepare(Check.NotNull(yPred).to_type(type)), Check.NotNull(yTrue).to_type(type));
        if (!Ranks.SameShape(yTrue, yPred)) throw Pair.Differ(this, yTrue, yPred);
        if (Greatest is int k) yPred = ThresholdList.OnlyGreatest(this, yPred, k);
        if (OnlyClass is int only) (yTrue, yPred) = (ClassOf(yTrue, only), ClassOf(yPred, only));

        // A row of places for targets of 0, then one for targets of 1; where labels are apart, such a pair for each.
        var labels = ByLabel ? yPred.size(-1) : 1;
        using Scalar row = sorted.Length + 1, pair = 2 * (sorted.Length + 1), end = labels;
        var places = ThresholdList.CountBelow(yPred, sorted, isEven).Plus(yTrue.ne(Scalars.Zero).to_type(ScalarType.Int64).mul(row));
        if (ByLabel) places = places.Plus(torch.arange(end, ScalarType.Int64, places.device).mul(pair));
        weights.Scatter(places.flatten(), Weigh(yPred, sampleWeight).flatten(), labels, 2, sorted.Length + 1);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        Tensor all = weights;
        if (all.ndim == 0) all = torch.zeros([1, 2, sorted.Length + 1], ScalarType.Float64);
        // Weight of predictions above as many thresholds or more.
        var above = all.flip(-1).cumsum(-1).flip(-1);
        var (total, over) = (above.narrow(-1, 0, 1), above.narrow(-1, 1, sorted.Length));
        if (order is not null) over = over.index_select(-1, torch.tensor(order, device: over.device));
        var counts = new Confusion(over.select(1, 1), over.select(1, 0), total.select(1, 1), total.select(1, 0));
        return scope.Keep(Cast(Compute(ByLabel ? counts : counts.OfOneLabel())));
    }

    /// <summary>What is done to predictions first.</summary>
    private protected virtual Tensor Prepare(Tensor yPred) => yPred;

    /// <summary>The weight of each value.</summary>
    private protected virtual Tensor Weigh(Tensor yPred, Tensor? sampleWeight)
    {
        if (sampleWeight is null) return torch.ones_like(yPred, ScalarType.Float64);
        var weight = sampleWeight.to_type(ScalarType.Float64).unsqueeze(-1);
        if (weight.ndim == yPred.ndim + 1) weight = weight.squeeze(-1);
        if (!Ranks.ExpandsTo(weight, yPred)) throw Reducing.Misfit(Description, yPred, sampleWeight);
        return weight.expand_as(yPred);
    }

    /// <summary>The result of the only threshold, or of each.</summary>
    private protected Tensor OneOrAll(Tensor values) => sorted.Length == 1 ? values.squeeze(-1) : values;

    Tensor ClassOf(Tensor values, int index) => values.ndim > 1 && index < values.size(-1) ? values.narrow(-1, index, 1)
        : throw new ArgumentException($"{Description}: `classId` must be the number of a class on the last axis of predictions. Received: classId={index}, predictions {Shape.Of(values)}");
}
