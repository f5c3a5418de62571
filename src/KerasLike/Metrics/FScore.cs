using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>Base of metrics that are a harmonic mean of precision and recall.</summary>
public abstract class FScore : Metric
{
    static readonly string[] Averages = ["micro", "macro", "weighted"];
    static readonly Scalar LeastPrediction = Scalars.Of(1e-9);

    readonly MetricState truePositives = new(), falsePositives = new(), falseNegatives = new(), targets = new();
    readonly Scalar limit, betaSquared, betaSquaredAndOne;

    private protected FScore(string? average, double beta, double? threshold, string name, string? dtype)
        : base(name, dtype)
    {
        AverageOfClasses = average is null ? null : Check.OneOf(average, Averages, GetType().Name);
        Limit = threshold is null or (> 0 and <= 1) ? threshold
            : throw new ArgumentOutOfRangeException(nameof(threshold), FormattableString.Invariant($"{GetType().Name}: `threshold` must be above 0 and at most 1. Received: threshold={threshold}"));
        (limit, betaSquared, betaSquaredAndOne) = (Scalars.Of(threshold ?? 0), Scalars.Of(beta * beta), Scalars.Of((beta * beta) + 1));
    }

    internal override bool? MoreIsBetter => true;

    /// <summary>How the scores of classes become one, or null.</summary>
    private protected string? AverageOfClasses { get; }

    /// <summary>What predictions are compared with, or null for the greatest.</summary>
    private protected double? Limit { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        (yTrue, yPred) = (Check.NotNull(yTrue).to_type(ScalarType.Float32), Check.NotNull(yPred).to_type(ScalarType.Float32));
        if (yPred.ndim != 2 || !Ranks.SameShape(yTrue, yPred))
            throw new ArgumentException($"{Description}: targets and predictions must have the same shape (batch, classes). Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.{ClassNumbers.Cure(yTrue, yPred)}");
        var positive = (Limit is not null ? yPred.gt(limit) : yPred.ge(yPred.amax([-1L], keepdim: true)).logical_and(yPred.abs().gt(LeastPrediction))).to_type(yTrue.dtype);
        var both = positive * yTrue;
        Add(truePositives, both, sampleWeight);
        Add(falsePositives, positive - both, sampleWeight);
        Add(falseNegatives, yTrue - both, sampleWeight);
        Add(targets, yTrue, sampleWeight);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        Tensor found = truePositives;
        var precision = found / found.Plus(falsePositives).Plus(Scalars.Epsilon);
        var recall = found / found.Plus(falseNegatives).Plus(Scalars.Epsilon);
        var scores = (precision * recall / precision.mul(betaSquared).Plus(recall).Plus(Scalars.Epsilon)).mul(betaSquaredAndOne);
        Tensor weights = targets;
        return scope.Keep(Cast(AverageOfClasses switch
        {
            "weighted" => (scores * (weights / weights.sum().Plus(Scalars.Epsilon))).sum(),
            null => scores,
            _ => scores.mean(),
        }));
    }

    void Add(MetricState state, Tensor counts, Tensor? sampleWeight)
    {
        if (sampleWeight is not null)
        {
            var weight = sampleWeight.ndim == 1 ? sampleWeight.unsqueeze(-1) : sampleWeight;
            if (!Ranks.ExpandsTo(weight, counts)) throw Reducing.Misfit(Description, counts, sampleWeight);
            counts *= weight.to_type(counts.dtype);
        }
        state.Add(AverageOfClasses == "micro" ? counts.sum() : counts.sum([0L]));
    }
}
