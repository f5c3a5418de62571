namespace KerasLike.Metrics;

/// <summary>How often the greatest prediction is that of the target class, for targets that are class numbers.</summary>
/// <param name="name">Its name in logs. Default: <c>"sparse_categorical_accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets (batch, …) or (batch, …, 1), predictions (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.SparseCategoricalAccuracy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "sparse_categorical_crossentropy", metrics: [new SparseCategoricalAccuracy()]);</code></example>
public sealed class SparseCategoricalAccuracy(string name = "sparse_categorical_accuracy", string? dtype = null) : MeanMetric(name, dtype)
{
    internal override bool? MoreIsBetter => true;

    private protected override int? CountMatches(Tensor yTrue, Tensor yPred) => ArgMaxMatches.OfClassNumbers(yTrue, yPred);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.ndim == yPred.ndim && yTrue.size(-1) == 1) yTrue = yTrue.squeeze(-1);
        return yTrue.eq(yPred.argmax(-1));
    }
}
