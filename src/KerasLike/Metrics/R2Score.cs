using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>The share of the variance of targets that predictions explain: <c>1 − Σ (yTrue − yPred)² / Σ (yTrue − mean(yTrue))²</c>.</summary>
/// <param name="classAggregation">How the scores of values become one: <c>"uniform_average"</c>, <c>"variance_weighted_average"</c>, or null for one for each. Default: <c>"uniform_average"</c>.</param>
/// <param name="numRegressors">The number of independent variables that the score is adjusted for; 0 does not adjust it. Default: 0.</param>
/// <param name="name">Its name in logs. Default: <c>"r2_score"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, values).<br/>
/// Result: one number, or one for each value.<br/>
/// Keras: <c>keras.metrics.R2Score</c>
/// </remarks>
/// <example><code>model.Compile("adam", "mse", metrics: [new R2Score()]);</code></example>
public sealed class R2Score(string? classAggregation = "uniform_average", int numRegressors = 0, string name = "r2_score", string? dtype = null) : Metric(name, dtype)
{
    static readonly string[] Aggregations = ["uniform_average", "variance_weighted_average"];

    readonly MetricState squaredSum = new(), sum = new(), residual = new(), count = new(), samples = new();

    /// <summary>How the scores of values become one, or null.</summary>
    public string? ClassAggregation { get; } = classAggregation is null ? null : Check.OneOf(classAggregation, Aggregations);

    /// <summary>The number of independent variables the score is adjusted for.</summary>
    public int NumRegressors { get; } = Check.NotNegative(numRegressors);

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        (yTrue, yPred) = Pair.Floats(this, yTrue, yPred);
        if (yPred.ndim != 2 || !Ranks.SameShape(yTrue, yPred))
            throw new ArgumentException($"{Description}: targets and predictions must have the same shape (batch, values). Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}");
        (yTrue, yPred) = (yTrue.to_type(ScalarType.Float64), yPred.to_type(ScalarType.Float64));
        var weight = sampleWeight is null ? torch.ones_like(yTrue) : sampleWeight.to_type(ScalarType.Float64);
        if (weight.ndim == 1) weight = weight.unsqueeze(1);
        if (!Ranks.ExpandsTo(weight, yTrue)) throw Reducing.Misfit(Description, yTrue, sampleWeight!);
        weight = weight.expand_as(yTrue);
        sum.Add((yTrue * weight).sum([0L]));
        squaredSum.Add((yTrue.Squared() * weight).sum([0L]));
        residual.Add(((yTrue - yPred).Squared() * weight).sum([0L]));
        count.Add(weight.sum([0L]));
        samples.Add(weight.ne(Scalars.Zero).any(-1).sum());
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        Tensor total = sum;
        var variation = (Tensor)squaredSum - total * (total / count);
        var scores = ((Tensor)residual / variation).OneMinus();
        scores = scores.masked_fill(scores.isinf(), Scalars.Zero);
        var score = ClassAggregation switch
        {
            "uniform_average" => scores.mean(),
            "variance_weighted_average" => (variation * scores).sum() / variation.sum(),
            _ => scores,
        };
        return scope.Keep(Cast(NumRegressors == 0 ? score : Adjust(score)));
    }

    // For the variables that would explain some of the variance by chance.
    Tensor Adjust(Tensor score)
    {
        var spare = KerasLike.Fetch.Number(samples) - 1 - NumRegressors;
        if (spare <= 0)
        {
            Warnings.Write($"{Description}: {NumRegressors} independent variables are too many for the samples there are, so the score is not adjusted for them.");
            return score;
        }
        using Scalar factor = (spare + NumRegressors) / spare;
        return score.OneMinus().mul(factor).OneMinus();
    }
}
