namespace KerasLike.Metrics;

/// <summary>The mean of values given to it: what a custom training step tracks its loss with.</summary>
/// <param name="name">Its name in logs. Default: <c>"mean"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>Keras: <c>keras.metrics.Mean</c></remarks>
/// <example><code>var tracker = new Mean(name: "loss"); tracker.UpdateState(loss);</code></example>
public sealed class Mean(string name = "mean", string? dtype = null) : MeanMetric(name, dtype)
{
    /// <summary>Takes in values.</summary>
    /// <param name="values">The values; those of one sample count as their mean.</param>
    /// <param name="sampleWeight">A weight for each sample, or for each value; null weighs all alike. Default: null.</param>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null) => Add(values, sampleWeight);

    /// <summary>Takes in one number that stands for several samples.</summary>
    internal void UpdateState(Tensor value, int samples) => Add(value, samples);

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) =>
        throw new NotSupportedException("Mean \"" + Name + "\": it takes values, not targets and predictions. Call UpdateState(values), or use new MeanMetricWrapper(function).");
}
