namespace KerasLike.Metrics;

/// <summary>The mean of log cosh(yPred − yTrue).</summary>
/// <param name="name">Its name in logs. Default: <c>"logcosh"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.LogCoshError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new LogCoshError()]);</code></example>
public sealed class LogCoshError(string name = "logcosh", string? dtype = null) : LossMetric(new Losses.LogCosh(), name, dtype);
