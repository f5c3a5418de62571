using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>How often the target class is among the k greatest predictions, for targets that are class numbers.</summary>
/// <param name="k">How many predictions may be the right one. Default: 5.</param>
/// <param name="name">Its name in logs. Default: <c>"sparse_top_k_categorical_accuracy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="fromSortedIds">Whether the predictions are class numbers, the likeliest first, instead of a value for each class. Default: false.</param>
/// <remarks>
/// Input: targets (batch, …) or (batch, …, 1), predictions (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.SparseTopKCategoricalAccuracy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: [new SparseTopKCategoricalAccuracy(k: 3)]);</code></example>
public sealed class SparseTopKCategoricalAccuracy(int k = 5, string name = "sparse_top_k_categorical_accuracy", string? dtype = null,
    bool fromSortedIds = false) : MeanMetric(name, dtype)
{
    /// <summary>How many predictions may be the right one.</summary>
    public int K { get; } = Check.Positive(k);

    internal override bool? MoreIsBetter => true;

    /// <summary>Whether the predictions are class numbers, the likeliest first.</summary>
    [OmittedWhenDefault]
    public bool FromSortedIds { get; } = fromSortedIds;

    /// <inheritdoc/>
    protected override Tensor Values(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.ndim == yPred.ndim && yTrue.size(-1) == 1) yTrue = yTrue.squeeze(-1);
        return FromSortedIds ? yTrue.unsqueeze(-1).eq(yPred.narrow(-1, 0, Math.Min(K, yPred.size(-1)))).any(-1) : TopK.Holds(this, yTrue, yPred, K);
    }
}
