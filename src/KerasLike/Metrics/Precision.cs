namespace KerasLike.Metrics;

/// <summary>The share of predictions above a threshold whose target is 1: TP / (TP + FP).</summary>
/// <param name="thresholds">Predictions above it count as 1: a number from 0 to 1, or a list, which gives a result for each. Default: 0.5.</param>
/// <param name="topK">How many of the greatest predictions of a sample count as positive, whatever their value unless thresholds are given; null for all. Default: null.</param>
/// <param name="classId">The only class that counts; null for all. Default: null.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Result: one number, or one for each threshold.<br/>
/// Keras: <c>keras.metrics.Precision</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new Precision()]);</code></example>
public sealed class Precision(Numbers? thresholds = null, int? topK = null, int? classId = null, string? name = null,
    string? dtype = null) : ThresholdedShare(thresholds, topK, classId, name, dtype)
{
    private protected override Tensor Compute(Confusion counts) => OneOrAll(counts.Precision);
}
