namespace KerasLike.Metrics;

/// <summary>The mean, over all classes that occur, of intersection over union: TP / (TP + FP + FN), for one-hot targets.</summary>
/// <param name="numClasses">The number of classes.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of what is counted; null is int32, for which weights are cut to whole numbers. Default: null.</param>
/// <param name="ignoreClass">A class number of targets that does not count; null for none. Default: null.</param>
/// <param name="sparseYPred">Whether predictions are class numbers rather than a value for each class. Default: false.</param>
/// <param name="axis">The axis of the classes, where there is one. Default: −1.</param>
/// <remarks>
/// Input: targets (batch, …, classes), predictions of the same shape or class numbers.<br/>
/// Keras: <c>keras.metrics.OneHotMeanIoU</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "categorical_crossentropy", metrics: [new OneHotMeanIoU(numClasses: 3)]);</code></example>
public sealed class OneHotMeanIoU(int numClasses, string? name = null, string? dtype = null, int? ignoreClass = null, bool sparseYPred = false,
    int axis = -1) : ClassOverlap(numClasses, null, ignoreClass, sparseYTrue: false, sparseYPred, axis, name, dtype)
{
    /// <summary>The number of classes.</summary>
    public int NumClasses => Classes;

    /// <summary>A class number of targets that does not count, or null.</summary>
    public int? IgnoreClass => Ignored;

    /// <summary>Whether predictions are class numbers.</summary>
    public bool SparseYPred => PredIsSparse;

    /// <summary>The axis of the classes.</summary>
    public int Axis => ClassAxis;
}
