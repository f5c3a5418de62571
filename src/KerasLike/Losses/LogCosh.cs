namespace KerasLike.Losses;

/// <summary>The logarithm of the hyperbolic cosine of the difference, which is about e² / 2 for small e and |e| − log 2 for large, averaged over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"log_cosh"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.LogCosh</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "log_cosh");</code></example>
public sealed class LogCosh(string reduction = "sum_over_batch_size", string name = "log_cosh", DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    static readonly Scalar MinusTwo = Scalars.Of(-2), MinusLog2 = Scalars.Of(-Math.Log(2));

    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred)
    {
        var error = yPred - yTrue;
        return error.Plus(functional.softplus(error.mul(MinusTwo))).Plus(MinusLog2);
    }
}
