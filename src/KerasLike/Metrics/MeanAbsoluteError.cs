using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of |yTrue − yPred|.</summary>
/// <param name="name">Its name in logs. Default: <c>"mean_absolute_error"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.MeanAbsoluteError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["mae"]);</code></example>
[Alias("mae")]
public sealed class MeanAbsoluteError(string name = "mean_absolute_error", string? dtype = null) : LossMetric(new Losses.MeanAbsoluteError(), name, dtype);
