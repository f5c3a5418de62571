using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of −yTrue · log yPred − (1 − yTrue) · log(1 − yPred).</summary>
/// <param name="name">Its name in logs. Default: <c>"binary_crossentropy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
/// <param name="labelSmoothing">How far targets are moved towards 1/2, from 0 to 1. Default: 0.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.BinaryCrossentropy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["binary_crossentropy"]);</code></example>
[Alias("bce")]
public sealed class BinaryCrossentropy(string name = "binary_crossentropy", string? dtype = null, bool fromLogits = false,
    double labelSmoothing = 0) : LossMetric(new Losses.BinaryCrossentropy(fromLogits, labelSmoothing), name, dtype)
{
    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>How far targets are moved towards 1/2.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);
}
