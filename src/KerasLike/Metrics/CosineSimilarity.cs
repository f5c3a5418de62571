using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The mean cosine of the angle between targets and predictions: 1 where they point the same way, 0 at right angles, −1 for opposite ways.</summary>
/// <param name="name">Its name in logs. Default: <c>"cosine_similarity"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="axis">The axis of the vectors. Default: −1.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Keras: <c>keras.metrics.CosineSimilarity</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["cosine_similarity"]);</code></example>
public sealed class CosineSimilarity(string name = "cosine_similarity", string? dtype = null, int axis = -1) : MeanMetric(name, dtype)
{
    readonly Losses.CosineSimilarity loss = new(axis);

    /// <summary>The axis of the vectors.</summary>
    [OmittedWhenDefault]
    public int Axis { get; } = axis;

    internal override bool? MoreIsBetter => true;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred) => loss.Values(yTrue, yPred).Values.neg();
}
