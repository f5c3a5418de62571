using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>How often predictions, rounded at a threshold, equal targets of 0 and 1.</summary>
/// <param name="name">Its name in logs. Default: <c>"binary_accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="threshold">Predictions above it count as 1. Default: 0.5.</param>
/// <remarks>
/// Input: targets and predictions of the same shape.<br/>
/// Keras: <c>keras.metrics.BinaryAccuracy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new BinaryAccuracy(threshold: 0.4)]);</code></example>
public sealed class BinaryAccuracy(string name = "binary_accuracy", string? dtype = null, double threshold = 0.5) : MeanMetric(name, dtype)
{
    readonly Scalar limit = Scalars.Of(threshold);

    /// <summary>Predictions above it count as 1.</summary>
    public double Threshold { get; } = threshold;

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Ranks.Match(yTrue, yPred);
        return yPred.gt(limit).eq(yTrue);
    }
}
