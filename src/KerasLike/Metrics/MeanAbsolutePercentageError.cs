using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of 100 · |(yTrue − yPred) / yTrue|.</summary>
/// <param name="name">Its name in logs. Default: <c>"mean_absolute_percentage_error"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.MeanAbsolutePercentageError</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["mape"]);</code></example>
[Alias("mape")]
public sealed class MeanAbsolutePercentageError(string name = "mean_absolute_percentage_error",
    string? dtype = null) : LossMetric(new Losses.MeanAbsolutePercentageError(), name, dtype);
