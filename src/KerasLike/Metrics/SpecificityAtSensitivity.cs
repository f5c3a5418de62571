namespace KerasLike.Metrics;

/// <summary>The best specificity, the share of targets of 0 taken for 0, at which the sensitivity, the share of targets of 1 that is found, is at least a given value.</summary>
/// <param name="sensitivity">The least sensitivity, from 0 to 1.</param>
/// <param name="numThresholds">How many thresholds are tried. Default: 200.</param>
/// <param name="classId">The only class that counts; null for all. Default: null.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Keras: <c>keras.metrics.SpecificityAtSensitivity</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new SpecificityAtSensitivity(0.8)]);</code></example>
public sealed class SpecificityAtSensitivity(double sensitivity, int numThresholds = 200, int? classId = null, string? name = null,
    string? dtype = null) : ConstrainedMetric(sensitivity, Check.Positive(numThresholds), Check.NotNegative(classId), name, dtype)
{
    /// <summary>The least sensitivity.</summary>
    public double Sensitivity { get; } = Check.InRange(sensitivity, 0, 1);

    private protected override Tensor Constrained(Confusion counts) => counts.Recall;

    private protected override Tensor Wanted(Confusion counts) => counts.Specificity;
}
