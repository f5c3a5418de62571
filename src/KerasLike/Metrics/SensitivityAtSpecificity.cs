namespace KerasLike.Metrics;

/// <summary>The best sensitivity, the share of targets of 1 that is found, at which the specificity, the share of targets of 0 taken for 0, is at least a given value.</summary>
/// <param name="specificity">The least specificity, from 0 to 1.</param>
/// <param name="numThresholds">How many thresholds are tried. Default: 200.</param>
/// <param name="classId">The only class that counts; null for all. Default: null.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Keras: <c>keras.metrics.SensitivityAtSpecificity</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new SensitivityAtSpecificity(0.8)]);</code></example>
public sealed class SensitivityAtSpecificity(double specificity, int numThresholds = 200, int? classId = null, string? name = null,
    string? dtype = null) : ConstrainedMetric(specificity, Check.Positive(numThresholds), Check.NotNegative(classId), name, dtype)
{
    /// <summary>The least specificity.</summary>
    public double Specificity { get; } = Check.InRange(specificity, 0, 1);

    private protected override Tensor Constrained(Confusion counts) => counts.Specificity;

    private protected override Tensor Wanted(Confusion counts) => counts.Recall;
}
