namespace KerasLike.Losses;

/// <summary>Squared near 0 and linear beyond: with e = yTrue − yPred, e² / 2 where |e| ≤ delta, else delta · |e| − delta² / 2, averaged over the last axis.</summary>
/// <param name="delta">Where the square goes over into a line, positive. Default: 1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"huber_loss"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.Huber</c><br/>
/// Paper: Huber, Robust estimation of a location parameter, 1964.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: new Huber(delta: 0.5));</code></example>
public sealed class Huber(double delta = 1.0, string reduction = "sum_over_batch_size", string name = "huber_loss",
    DTypePolicy? dtype = null) : ElementwiseLoss(name, reduction, dtype)
{
    /// <summary>Where the square goes over into a line.</summary>
    public double Delta { get; } = delta;

    /// <inheritdoc/>
    private protected override Tensor Elements(Tensor yTrue, Tensor yPred) => functional.huber_loss(yPred, yTrue, Delta, torch.nn.Reduction.None);
}
