using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>The mean squared difference of logarithms: <c>mean((log(yTrue + 1) − log(yPred + 1))²)</c> over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"mean_squared_logarithmic_error"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.MeanSquaredLogarithmicError</c><br/>
/// Values below 1e-7, so all negative ones, count as 1e-7.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "msle");</code></example>
[Alias("msle")]
public sealed class MeanSquaredLogarithmicError(string reduction = "sum_over_batch_size", string name = "mean_squared_logarithmic_error",
    DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => (Log(yPred) - Log(yTrue)).Squared();

    static Tensor Log(Tensor values) => values.clamp_min(Scalars.Epsilon).Plus(Scalars.One).log();
}
