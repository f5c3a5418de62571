namespace KerasLike.Metrics;

/// <summary>How often the greatest prediction is that of the target class, for one-hot targets.</summary>
/// <param name="name">Its name in logs. Default: <c>"categorical_accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.CategoricalAccuracy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "categorical_crossentropy", metrics: [new CategoricalAccuracy()]);</code></example>
public sealed class CategoricalAccuracy(string name = "categorical_accuracy", string? dtype = null) : MeanMetric(name, dtype)
{
    internal override bool? MoreIsBetter => true;

    private protected override int? CountMatches(Tensor yTrue, Tensor yPred) => ArgMaxMatches.OfOneHot(yTrue, yPred);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => yTrue.argmax(-1).eq(yPred.argmax(-1));
}
