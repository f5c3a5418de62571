namespace KerasLike.Metrics;

/// <summary>The mean, over some classes, of intersection over union: TP / (TP + FP + FN), for one-hot targets.</summary>
/// <param name="numClasses">The number of classes.</param>
/// <param name="targetClassIds">The classes whose overlaps are averaged, such as <c>[0, 2]</c>.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of what is counted; null is int32, for which weights are cut to whole numbers. Default: null.</param>
/// <param name="ignoreClass">A class number of targets that does not count; null for none. Default: null.</param>
/// <param name="sparseYPred">Whether predictions are class numbers rather than a value for each class. Default: false.</param>
/// <param name="axis">The axis of the classes, where there is one. Default: −1.</param>
/// <remarks>
/// Input: targets (batch, …, classes), predictions of the same shape or class numbers.<br/>
/// Keras: <c>keras.metrics.OneHotIoU</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "categorical_crossentropy", metrics: [new OneHotIoU(numClasses: 3, targetClassIds: [0, 2])]);</code></example>
public sealed class OneHotIoU(int numClasses, Dims targetClassIds, string? name = null, string? dtype = null, int? ignoreClass = null,
    bool sparseYPred = false, int axis = -1) : ClassOverlap(numClasses, targetClassIds, ignoreClass, sparseYTrue: false, sparseYPred, axis, name, dtype)
{
    /// <summary>The number of classes.</summary>
    public int NumClasses => Classes;

    /// <summary>The classes whose overlaps are averaged.</summary>
    public Dims TargetClassIds => Targets;

    /// <summary>A class number of targets that does not count, or null.</summary>
    public int? IgnoreClass => Ignored;

    /// <summary>Whether predictions are class numbers.</summary>
    public bool SparseYPred => PredIsSparse;

    /// <summary>The axis of the classes.</summary>
    public int Axis => ClassAxis;
}
