namespace KerasLike.Metrics;

/// <summary>The mean of max(1 + neg − pos, 0), where pos is the prediction for the target class and neg the greatest for another.</summary>
/// <param name="name">Its name in logs. Default: <c>"categorical_hinge"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.CategoricalHinge</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["categorical_hinge"]);</code></example>
public sealed class CategoricalHinge(string name = "categorical_hinge", string? dtype = null) : LossMetric(new Losses.CategoricalHinge(), name, dtype);
