using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>How far predicted probabilities are from the targets': <c>Σ yTrue · log(yTrue / yPred)</c> over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"kl_divergence"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.KLDivergence</c><br/>
/// Probabilities are kept between 1e-7 and 1.
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: "kl_divergence");</code></example>
[Alias("kld", "kullback_leibler_divergence")]
public sealed class KLDivergence(string reduction = "sum_over_batch_size", string name = "kl_divergence", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred, ClassNumbers.Cure(yTrue, yPred));
        var (target, predicted) = (yTrue.clamp(Scalars.Epsilon, Scalars.One), yPred.clamp(Scalars.Epsilon, Scalars.One));
        return (target * (target / predicted).log()).sum(-1);
    }
}
