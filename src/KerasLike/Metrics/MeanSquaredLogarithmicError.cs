using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of (log(yTrue + 1) − log(yPred + 1))².</summary>
/// <param name="name">Its name in logs. Default: <c>"mean_squared_logarithmic_error"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.MeanSquaredLogarithmicError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["msle"]);</code></example>
[Alias("msle")]
public sealed class MeanSquaredLogarithmicError(string name = "mean_squared_logarithmic_error",
    string? dtype = null) : LossMetric(new Losses.MeanSquaredLogarithmicError(), name, dtype);
