namespace KerasLike.Losses;

/// <summary><c>max(1 + neg − pos, 0)</c>, where pos is the prediction for the target class and neg the greatest for another: <c>pos = Σ yTrue · yPred</c>, <c>neg = max((1 − yTrue) · yPred)</c>.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"categorical_hinge"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.CategoricalHinge</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "categorical_hinge");</code></example>
public sealed class CategoricalHinge(string reduction = "sum_over_batch_size", string name = "categorical_hinge", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred, ClassNumbers.Cure(yTrue, yPred));
        var target = (yTrue * yPred).sum(-1);
        var other = (yPred - yTrue * yPred).amax(-1);
        return (other - target).Plus(Scalars.One).clamp_min(Scalars.Zero);
    }
}
