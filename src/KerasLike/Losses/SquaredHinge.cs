namespace KerasLike.Losses;

/// <summary><c>mean(max(1 − yTrue · yPred, 0)²)</c> over the last axis, for targets of −1 and 1; those of 0 and 1 are turned into them.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"squared_hinge"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.SquaredHinge</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "squared_hinge");</code></example>
public sealed class SquaredHinge(string reduction = "sum_over_batch_size", string name = "squared_hinge", DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => Margins.Of(yTrue, yPred).Squared();
}
