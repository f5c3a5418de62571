using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean of Σ yTrue · log(yTrue / yPred) over the classes.</summary>
/// <param name="name">Its name in logs. Default: <c>"kl_divergence"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.KLDivergence</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["kld"]);</code></example>
[Alias("kld")]
public sealed class KLDivergence(string name = "kl_divergence", string? dtype = null) : LossMetric(new Losses.KLDivergence(), name, dtype);
