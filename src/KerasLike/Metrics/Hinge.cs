namespace KerasLike.Metrics;

/// <summary>The mean of max(1 − yTrue · yPred, 0), for targets of −1 and 1; those of 0 and 1 are turned into them.</summary>
/// <param name="name">Its name in logs. Default: <c>"hinge"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.Hinge</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["hinge"]);</code></example>
public sealed class Hinge(string name = "hinge", string? dtype = null) : LossMetric(new Losses.Hinge(), name, dtype);
