namespace KerasLike.Metrics;

/// <summary>How many targets of 0 with predictions above a threshold there are; with sample weights, how much they weigh.</summary>
/// <param name="thresholds">Predictions above it count as 1: a number from 0 to 1, or a list, which gives a result for each. Default: 0.5.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Result: one number, or one for each threshold.<br/>
/// Keras: <c>keras.metrics.FalsePositives</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new FalsePositives(thresholds: 0.4)]);</code></example>
public sealed class FalsePositives(Numbers? thresholds = null, string? name = null,
    string? dtype = null) : ConfusionMetric(ThresholdList.Parse(thresholds, 0.5), name, dtype)
{
    /// <summary>What predictions are compared with, or null for 0.5.</summary>
    public Numbers? Thresholds { get; } = thresholds;

    private protected override Tensor Compute(Confusion counts) => OneOrAll(counts.FalsePositives);
}
