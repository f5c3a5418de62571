namespace KerasLike.Metrics;

/// <summary>The mean of yPred − yTrue · log yPred.</summary>
/// <param name="name">Its name in logs. Default: <c>"poisson"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.Poisson</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["poisson"]);</code></example>
public sealed class Poisson(string name = "poisson", string? dtype = null) : LossMetric(new Losses.Poisson(), name, dtype);
