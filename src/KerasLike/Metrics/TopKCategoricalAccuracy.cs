namespace KerasLike.Metrics;

/// <summary>How often the target class is among the k greatest predictions, for one-hot targets.</summary>
/// <param name="k">How many predictions may be the right one. Default: 5.</param>
/// <param name="name">Its name in logs. Default: <c>"top_k_categorical_accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.TopKCategoricalAccuracy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new TopKCategoricalAccuracy(k: 3)]);</code></example>
public sealed class TopKCategoricalAccuracy(int k = 5, string name = "top_k_categorical_accuracy", string? dtype = null) : MeanMetric(name, dtype)
{
    /// <summary>How many predictions may be the right one.</summary>
    public int K { get; } = Check.Positive(k);

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => TopK.Holds(this, yTrue.argmax(-1), yPred, K);
}
