namespace KerasLike.Metrics;

/// <summary>The mean, over some classes, of intersection over union: TP / (TP + FP + FN).</summary>
/// <param name="numClasses">The number of classes.</param>
/// <param name="targetClassIds">The classes whose overlaps are averaged, such as <c>[0, 2]</c>.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of what is counted; null is int32, for which weights are cut to whole numbers. Default: null.</param>
/// <param name="ignoreClass">A class number of targets that does not count; null for none. Default: null.</param>
/// <param name="sparseYTrue">Whether targets are class numbers rather than a value for each class. Default: true.</param>
/// <param name="sparseYPred">Whether predictions are class numbers rather than a value for each class. Default: true.</param>
/// <param name="axis">The axis of the classes, where there is one. Default: −1.</param>
/// <remarks>
/// Input: targets and predictions that are class numbers, of the same shape, or that have a value for each class on an axis.<br/>
/// Keras: <c>keras.metrics.IoU</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "sparse_categorical_crossentropy", metrics: [new IoU(numClasses: 3, targetClassIds: [0, 2])]);</code></example>
public sealed class IoU(int numClasses, Dims targetClassIds, string? name = null, string? dtype = null, int? ignoreClass = null,
    bool sparseYTrue = true, bool sparseYPred = true, int axis = -1) : ClassOverlap(numClasses, targetClassIds, ignoreClass, sparseYTrue, sparseYPred, axis, name, dtype)
{
    /// <summary>The number of classes.</summary>
    public int NumClasses => Classes;

    /// <summary>The classes whose overlaps are averaged.</summary>
    public Dims TargetClassIds => Targets;

    /// <summary>A class number of targets that does not count, or null.</summary>
    public int? IgnoreClass => Ignored;

    /// <summary>Whether targets are class numbers.</summary>
    public bool SparseYTrue => TrueIsSparse;

    /// <summary>Whether predictions are class numbers.</summary>
    public bool SparseYPred => PredIsSparse;

    /// <summary>The axis of the classes.</summary>
    public int Axis => ClassAxis;
}
