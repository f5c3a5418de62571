namespace KerasLike.Metrics;

/// <summary>The square root of the mean of (yTrue − yPred)².</summary>
/// <param name="name">Its name in logs. Default: <c>"root_mean_squared_error"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions of the same shape.<br/>
/// Keras: <c>keras.metrics.RootMeanSquaredError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new RootMeanSquaredError()]);</code></example>
public sealed class RootMeanSquaredError(string name = "root_mean_squared_error", string? dtype = null) : MeanMetric(name, dtype)
{
    internal override bool? MoreIsBetter => false;

    private protected override bool UsesMasks => false;

    private protected override Tensor Finish(Tensor mean) => mean.sqrt();

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Pair.Floats(this, yTrue, yPred);
        return (yPred - yTrue).Squared();
    }
}
