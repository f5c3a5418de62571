namespace KerasLike.Metrics;

/// <summary>The best precision at which the recall is at least a given value.</summary>
/// <param name="recall">The least recall, from 0 to 1.</param>
/// <param name="numThresholds">How many thresholds are tried. Default: 200.</param>
/// <param name="classId">The only class that counts; null for all. Default: null.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Keras: <c>keras.metrics.PrecisionAtRecall</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new PrecisionAtRecall(0.8)]);</code></example>
public sealed class PrecisionAtRecall(double recall, int numThresholds = 200, int? classId = null, string? name = null,
    string? dtype = null) : ConstrainedMetric(recall, Check.Positive(numThresholds), Check.NotNegative(classId), name, dtype)
{
    /// <summary>The least recall.</summary>
    public double Recall { get; } = Check.InRange(recall, 0, 1);

    private protected override Tensor Constrained(Confusion counts) => counts.Recall;

    private protected override Tensor Wanted(Confusion counts) => counts.Precision;
}
