namespace KerasLike.Metrics;

/// <summary>The mean of −Σ yTrue · log yPred over the classes, for targets that are a probability for each class.</summary>
/// <param name="name">Its name in logs. Default: <c>"categorical_crossentropy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
/// <param name="labelSmoothing">The share of each target that is spread over all classes, from 0 to 1. Default: 0.</param>
/// <param name="axis">The axis of the classes. Default: −1.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.CategoricalCrossentropy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["categorical_crossentropy"]);</code></example>
public sealed class CategoricalCrossentropy(string name = "categorical_crossentropy", string? dtype = null, bool fromLogits = false,
    double labelSmoothing = 0, int axis = -1) : LossMetric(new Losses.CategoricalCrossentropy(fromLogits, labelSmoothing, axis), name, dtype)
{
    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>The share of each target that is spread over all classes.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);

    /// <summary>The axis of the classes.</summary>
    public int Axis { get; } = axis;
}
