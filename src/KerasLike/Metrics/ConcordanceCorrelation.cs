namespace KerasLike.Metrics;

/// <summary>The mean of Lin's concordance correlation of targets and predictions along an axis: 2 · covariance / (both variances + the squared difference of the means).</summary>
/// <param name="name">Its name in logs. Default: <c>"concordance_correlation"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="axis">The axis along which values vary. Default: −1.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.ConcordanceCorrelation</c><br/>
/// Paper: Lin, A concordance correlation coefficient to evaluate reproducibility, 1989.
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new ConcordanceCorrelation(axis: 0)]);</code></example>
public sealed class ConcordanceCorrelation(string name = "concordance_correlation", string? dtype = null, int axis = -1) : MeanMetric(name, dtype)
{
    /// <summary>The axis along which values vary.</summary>
    public int Axis { get; } = axis;

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = Pair.Floats(this, yTrue, yPred);
        var (trueMean, predMean) = (yTrue.mean([Axis], keepdim: true), yPred.mean([Axis], keepdim: true));
        var covariance = (yTrue - trueMean) * (yPred - predMean);
        var spread = Variance(yTrue).Plus(Variance(yPred)).Plus((trueMean - predMean).Squared());
        return (covariance.mul(Scalars.Two) / spread.Plus(Scalars.Epsilon)).mean([Axis]);
    }

    Tensor Variance(Tensor values) => values.var([Axis], unbiased: false, keepdim: true);
}
