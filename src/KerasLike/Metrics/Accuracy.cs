using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>How often predictions equal targets.</summary>
/// <param name="name">Its name in logs. Default: <c>"accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions of the same shape.<br/>
/// Keras: <c>keras.metrics.Accuracy</c>. (The name <c>"accuracy"</c> stands for one of the others, by the shapes of the first batch.)
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new Accuracy()]);</code></example>
public sealed class Accuracy(string name = "accuracy", string? dtype = null) : MeanMetric(name, dtype)
{
    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Ranks.Match(yTrue.to_type(yPred.dtype), yPred);
        return yTrue.eq(yPred);
    }
}
