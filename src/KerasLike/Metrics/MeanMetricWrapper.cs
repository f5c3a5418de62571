namespace KerasLike.Metrics;

/// <summary>The mean of what a function computes from targets and predictions.</summary>
/// <param name="fn">From targets and predictions to a value for each sample.</param>
/// <param name="name">Its name in logs. Default: <c>"mean_metric_wrapper"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: whatever the function takes.<br/>
/// Keras: <c>keras.metrics.MeanMetricWrapper</c>
/// </remarks>
/// <example><code>new MeanMetricWrapper((yTrue, yPred) => (yTrue - yPred).abs().amax(-1), name: "worst")</code></example>
public sealed class MeanMetricWrapper(Func<Tensor, Tensor, Tensor> fn, string name = "mean_metric_wrapper", string? dtype = null) : MeanMetric(name, dtype)
{
    /// <summary>The function.</summary>
    public Func<Tensor, Tensor, Tensor> Fn { get; } = Check.NotNull(fn);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => Fn(yTrue, yPred);
}
