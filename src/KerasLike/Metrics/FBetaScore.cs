namespace KerasLike.Metrics;

/// <summary>The weighted harmonic mean of precision and recall: <c>(1 + beta²) · precision · recall / (beta² · precision + recall)</c>.</summary>
/// <param name="average">How the scores of classes become one: <c>"micro"</c> counts over all classes, <c>"macro"</c> is their mean, <c>"weighted"</c> their mean by the number of targets; null gives one for each class. Default: null.</param>
/// <param name="beta">How much more recall counts than precision, positive. Default: 1.</param>
/// <param name="threshold">Predictions above it count as 1, from 0 to 1; null takes the greatest of a sample. Default: null.</param>
/// <param name="name">Its name in logs. Default: <c>"fbeta_score"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions, (batch, classes).<br/>
/// Result: one number, or one for each class.<br/>
/// Keras: <c>keras.metrics.FBetaScore</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "categorical_crossentropy", metrics: [new FBetaScore(average: "micro", beta: 2)]);</code></example>
public sealed class FBetaScore(string? average = null, double beta = 1.0, double? threshold = null, string name = "fbeta_score",
    string? dtype = null) : FScore(average, beta, threshold, name, dtype)
{
    /// <summary>How the scores of classes become one, or null.</summary>
    public string? Average => AverageOfClasses;

    /// <summary>What predictions are compared with, or null for the greatest.</summary>
    public double? Threshold => Limit;

    /// <summary>How much more recall counts than precision.</summary>
    public double Beta { get; } = Check.Positive(beta);
}
