namespace KerasLike.Metrics;

/// <summary>The harmonic mean of precision and recall: <c>2 · precision · recall / (precision + recall)</c>.</summary>
/// <param name="average">How the scores of classes become one: <c>"micro"</c> counts over all classes, <c>"macro"</c> is their mean, <c>"weighted"</c> their mean by the number of targets; null gives one for each class. Default: null.</param>
/// <param name="threshold">Predictions above it count as 1, from 0 to 1; null takes the greatest of a sample. Default: null.</param>
/// <param name="name">Its name in logs. Default: <c>"f1_score"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions, (batch, classes).<br/>
/// Result: one number, or one for each class.<br/>
/// Keras: <c>keras.metrics.F1Score</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "categorical_crossentropy", metrics: [new F1Score(average: "macro")]);</code></example>
public sealed class F1Score(string? average = null, double? threshold = null, string name = "f1_score", string? dtype = null) : FScore(average, beta: 1, threshold, name, dtype)
{
    /// <summary>How the scores of classes become one, or null.</summary>
    public string? Average => AverageOfClasses;

    /// <summary>What predictions are compared with, or null for the greatest.</summary>
    public double? Threshold => Limit;
}
