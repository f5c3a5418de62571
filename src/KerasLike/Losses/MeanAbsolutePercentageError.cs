using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>The mean absolute difference in percent of the target: <c>100 · mean(|(yTrue − yPred) / yTrue|)</c> over the last axis.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"mean_absolute_percentage_error"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.MeanAbsolutePercentageError</c><br/>
/// Targets nearer to 0 than 1e-7 count as 1e-7.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "mape");</code></example>
[Alias("mape")]
public sealed class MeanAbsolutePercentageError(string reduction = "sum_over_batch_size", string name = "mean_absolute_percentage_error",
    DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    static readonly Scalar Hundred = Scalars.Of(100);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => base.Call(yTrue, yPred).mul(Hundred);

    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => ((yTrue - yPred) / yTrue.abs().clamp_min(Scalars.Epsilon)).abs();
}
