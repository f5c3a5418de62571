namespace KerasLike.Metrics;

/// <summary>The mean of max(1 − yTrue · yPred, 0)², for targets of −1 and 1; those of 0 and 1 are turned into them.</summary>
/// <param name="name">Its name in logs. Default: <c>"squared_hinge"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.SquaredHinge</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["squared_hinge"]);</code></example>
public sealed class SquaredHinge(string name = "squared_hinge", string? dtype = null) : LossMetric(new Losses.SquaredHinge(), name, dtype);
