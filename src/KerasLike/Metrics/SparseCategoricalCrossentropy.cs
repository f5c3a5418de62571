namespace KerasLike.Metrics;

/// <summary>The mean of −log yPred of the target class, for targets that are class numbers.</summary>
/// <param name="name">Its name in logs. Default: <c>"sparse_categorical_crossentropy"</c>.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
/// <param name="ignoreClass">A class number whose samples count as 0, and with sample weights not at all; null for none. Default: null.</param>
/// <param name="axis">The axis of the classes. Default: −1.</param>
/// <remarks>
/// Input: targets (batch, …) or (batch, …, 1), predictions (batch, …, classes).<br/>
/// Keras: <c>keras.metrics.SparseCategoricalCrossentropy</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "mse", metrics: ["sparse_categorical_crossentropy"]);</code></example>
public sealed class SparseCategoricalCrossentropy(string name = "sparse_categorical_crossentropy", string? dtype = null, bool fromLogits = false,
    int? ignoreClass = null, int axis = -1) : LossMetric(new Losses.SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis: axis), name, dtype)
{
    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>A class number whose samples count as 0, or null.</summary>
    public int? IgnoreClass { get; } = ignoreClass;

    /// <summary>The axis of the classes.</summary>
    public int Axis { get; } = axis;
}
