namespace KerasLike.Metrics;

/// <summary>The best recall at which the precision is at least a given value.</summary>
/// <param name="precision">The least precision, from 0 to 1.</param>
/// <param name="numThresholds">How many thresholds are tried. Default: 200.</param>
/// <param name="classId">The only class that counts; null for all. Default: null.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Keras: <c>keras.metrics.RecallAtPrecision</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new RecallAtPrecision(0.8)]);</code></example>
public sealed class RecallAtPrecision(double precision, int numThresholds = 200, int? classId = null, string? name = null,
    string? dtype = null) : ConstrainedMetric(precision, Check.Positive(numThresholds), Check.NotNegative(classId), name, dtype)
{
    /// <summary>The least precision.</summary>
    public double Precision { get; } = Check.InRange(precision, 0, 1);

    private protected override Tensor Constrained(Confusion counts) => counts.Precision;

    private protected override Tensor Wanted(Confusion counts) => counts.Recall;
}
