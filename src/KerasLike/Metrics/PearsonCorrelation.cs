namespace KerasLike.Metrics;

/// <summary>The mean of Pearson's correlation of targets and predictions along an axis: the covariance divided by both standard deviations.</summary>
/// <param name="name">Its name in logs. Default: <c>"pearson_correlation"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="axis">The axis along which values vary. Default: −1.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.PearsonCorrelation</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new PearsonCorrelation(axis: 0)]);</code></example>
public sealed class PearsonCorrelation(string name = "pearson_correlation", string? dtype = null, int axis = -1) : MeanMetric(name, dtype)
{
    /// <summary>The axis along which values vary.</summary>
    public int Axis { get; } = axis;

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Pair.Floats(this, yTrue, yPred);
        return (Standardize(yTrue) * Standardize(yPred)).mean([Axis]);
    }

    Tensor Standardize(Tensor values)
    {
        var centred = values - values.mean([Axis], keepdim: true);
        return centred / centred.std([Axis], unbiased: false, keepdim: true);
    }
}
