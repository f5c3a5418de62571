namespace KerasLike.Losses;

/// <summary>The negative log-likelihood of counts: <c>mean(yPred − yTrue · log yPred)</c> over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"poisson"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.Poisson</c><br/>
/// The logarithm is taken of yPred + 1e-7.
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: "poisson");</code></example>
public sealed class Poisson(string reduction = "sum_over_batch_size", string name = "poisson", DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => yPred - yTrue * yPred.Plus(Scalars.Epsilon).log();
}
