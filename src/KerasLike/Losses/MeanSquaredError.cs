using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>The mean squared difference: <c>mean((yTrue − yPred)²)</c> over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"mean_squared_error"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.MeanSquaredError</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "mse");</code></example>
[Alias("mse")]
public sealed class MeanSquaredError(string reduction = "sum_over_batch_size", string name = "mean_squared_error",
    DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => (yTrue - yPred).Squared();
}
