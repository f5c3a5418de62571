using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of (yTrue − yPred)².</summary>
/// <param name="name">Its name in logs. Default: <c>"mean_squared_error"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.MeanSquaredError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["mse"]);</code></example>
[Alias("mse")]
public sealed class MeanSquaredError(string name = "mean_squared_error", string? dtype = null) : LossMetric(new Losses.MeanSquaredError(), name, dtype);
