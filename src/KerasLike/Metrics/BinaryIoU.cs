namespace KerasLike.Metrics;

/// <summary>The mean, over the classes 0 and 1 or one of them, of intersection over union: TP / (TP + FP + FN), for predictions that a threshold turns into classes.</summary>
/// <param name="targetClassIds">The classes whose overlaps are averaged. Default: (0, 1).</param>
/// <param name="threshold">Predictions from it on count as 1. Default: 0.5.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of what is counted; null is int32, for which weights are cut to whole numbers. Default: null.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions, of the same shape.<br/>
/// Keras: <c>keras.metrics.BinaryIoU</c>
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: [new BinaryIoU(targetClassIds: [1])]);</code></example>
public sealed class BinaryIoU(Dims? targetClassIds = null, double threshold = 0.5, string? name = null, string? dtype = null) : ClassOverlap(2,
    targetClassIds, null, sparseYTrue: true, sparseYPred: true, axis: -1, name, dtype)
{
    readonly Scalar limit = Scalars.Of(threshold);

    /// <summary>The classes whose overlaps are averaged.</summary>
    public Dims TargetClassIds => Targets;

    /// <summary>Predictions from it on count as 1.</summary>
    public double Threshold { get; } = threshold;

    private protected override Tensor Prepare(Tensor yPred) => yPred.ge(limit);
}
