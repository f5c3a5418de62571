namespace KerasLike.Metrics;

/// <summary>Metrics as functions: a value for each sample. Those that are losses too are in <see cref="Losses.LossFunctions"/>.</summary>
/// <remarks>Keras: <c>keras.metrics.binary_accuracy</c> and the others.</remarks>
public static class MetricFunctions
{
    /// <summary>1 where predictions, rounded at a threshold, equal targets of 0 and 1, else 0.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="threshold">Predictions above it count as 1. Default: 0.5.</param>
    public static Tensor BinaryAccuracy(Tensor yTrue, Tensor yPred, double threshold = 0.5) => new BinaryAccuracy(threshold: threshold).Each(yTrue, yPred);

    /// <summary>1 where the greatest prediction is that of the target class, else 0, for one-hot targets.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor CategoricalAccuracy(Tensor yTrue, Tensor yPred) => new CategoricalAccuracy().Each(yTrue, yPred);

    /// <summary>1 where the greatest prediction is that of the target class, else 0, for class numbers.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor SparseCategoricalAccuracy(Tensor yTrue, Tensor yPred) => new SparseCategoricalAccuracy().Each(yTrue, yPred);

    /// <summary>1 where the target class is among the k greatest predictions, else 0, for one-hot targets.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="k">How many predictions may be the right one. Default: 5.</param>
    public static Tensor TopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5) => new TopKCategoricalAccuracy(k).Each(yTrue, yPred);

    /// <summary>1 where the target class is among the k greatest predictions, else 0, for class numbers.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="k">How many predictions may be the right one. Default: 5.</param>
    /// <param name="fromSortedIds">Whether the predictions are class numbers, the likeliest first, instead of a value for each class. Default: false.</param>
    public static Tensor SparseTopKCategoricalAccuracy(Tensor yTrue, Tensor yPred, int k = 5, bool fromSortedIds = false) =>
        new SparseTopKCategoricalAccuracy(k, fromSortedIds: fromSortedIds).Each(yTrue, yPred);

    /// <summary>Pearson's correlation of targets and predictions along an axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="axis">The axis along which values vary. Default: −1.</param>
    public static Tensor PearsonCorrelation(Tensor yTrue, Tensor yPred, int axis = -1) => new PearsonCorrelation(axis: axis).Each(yTrue, yPred);

    /// <summary>Lin's concordance correlation of targets and predictions along an axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="axis">The axis along which values vary. Default: −1.</param>
    public static Tensor ConcordanceCorrelation(Tensor yTrue, Tensor yPred, int axis = -1) => new ConcordanceCorrelation(axis: axis).Each(yTrue, yPred);
}
