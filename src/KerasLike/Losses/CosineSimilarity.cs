namespace KerasLike.Losses;

/// <summary>Minus the cosine of the angle between targets and predictions: −1 where they point the same way, 0 at right angles, 1 for opposite ways.</summary>
/// <param name="axis">The axis of the vectors. Default: −1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"cosine_similarity"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: the shape without the axis, before the reduction.<br/>
/// Keras: <c>keras.losses.CosineSimilarity</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "cosine_similarity");</code></example>
public sealed class CosineSimilarity(int axis = -1, string reduction = "sum_over_batch_size", string name = "cosine_similarity",
    DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <summary>The axis of the vectors.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred);
        return Formulas.Cosine(yTrue, yPred, Axis).neg();
    }
}
