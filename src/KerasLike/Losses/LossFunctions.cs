namespace KerasLike.Losses;

/// <summary>
/// Losses as functions: a value for each sample, neither weighed nor reduced. Written inside a loss or training step of one's own; as the loss of a model they are
/// <c>Loss.From(LossFunctions.MeanSquaredError)</c>, for which <c>"mean_squared_error"</c> is shorter.
/// </summary>
/// <remarks>Keras: <c>keras.losses.mean_squared_error</c> and the others, which <c>keras.metrics</c> has too.</remarks>
public static class LossFunctions
{
    /// <summary>−yTrue · log yPred − (1 − yTrue) · log(1 − yPred), averaged over an axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
    /// <param name="labelSmoothing">How far targets are moved towards a uniform distribution, from 0 to 1. Default: 0.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor BinaryCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1) =>
        Values(new BinaryCrossentropy(fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>Binary cross-entropy in which easy samples count less.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="applyClassBalancing">Whether class 1 is weighed by alpha and class 0 by 1 − alpha. Default: false.</param>
    /// <param name="alpha">The weight of class 1. Default: 0.25.</param>
    /// <param name="gamma">How little easy samples count. Default: 2.</param>
    /// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
    /// <param name="labelSmoothing">How far targets are moved towards a uniform distribution, from 0 to 1. Default: 0.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor BinaryFocalCrossentropy(Tensor yTrue, Tensor yPred, bool applyClassBalancing = false, double alpha = 0.25,
        double gamma = 2.0, bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1) =>
        Values(new BinaryFocalCrossentropy(applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>−Σ yTrue · log yPred over the classes, for one-hot targets.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
    /// <param name="labelSmoothing">How far targets are moved towards a uniform distribution, from 0 to 1. Default: 0.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor CategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1) =>
        Values(new CategoricalCrossentropy(fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>Categorical cross-entropy in which easy samples count less.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="alpha">The weight of all classes, or a list with one for each. Default: 0.25.</param>
    /// <param name="gamma">How little easy samples count. Default: 2.</param>
    /// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
    /// <param name="labelSmoothing">How far targets are moved towards a uniform distribution, from 0 to 1. Default: 0.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor CategoricalFocalCrossentropy(Tensor yTrue, Tensor yPred, Numbers? alpha = null, double gamma = 2.0,
        bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1) =>
        Values(new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, labelSmoothing, axis), yTrue, yPred);

    /// <summary>(1 − p^q) / q, where p is the probability of the target class.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="q">How little wrong labels count, between 0 and 1.</param>
    public static Tensor CategoricalGeneralizedCrossEntropy(Tensor yTrue, Tensor yPred, double q) =>
        Values(new CategoricalGeneralizedCrossEntropy(q), yTrue, yPred);

    /// <summary>max(1 + neg − pos, 0), where pos is the prediction for the target class and neg the greatest for another.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor CategoricalHinge(Tensor yTrue, Tensor yPred) =>
        Values(new CategoricalHinge(), yTrue, yPred);

    /// <summary>Brings vectors of one class together and those of different classes apart.</summary>
    /// <param name="yTrue">The class numbers of the vectors.</param>
    /// <param name="yPred">The vectors, of length 1.</param>
    /// <param name="refLabels">The class numbers of the vectors to compare with; null compares the batch with itself. Default: null.</param>
    /// <param name="refEmbeddings">The vectors to compare with; null compares the batch with itself. Default: null.</param>
    /// <param name="removeDiagonal">Whether a vector is left out of its own pairs. Default: true.</param>
    /// <param name="gamma">How sharply pairs are told apart. Default: 80.</param>
    /// <param name="margin">How far apart classes should be. Default: 0.4.</param>
    public static Tensor Circle(Tensor yTrue, Tensor yPred, Tensor? refLabels = null, Tensor? refEmbeddings = null, bool removeDiagonal = true, double gamma = 80, double margin = 0.4)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(Pairs.CircleLoss(Check.NotNull(yTrue), Check.NotNull(yPred), refLabels, refEmbeddings, removeDiagonal, gamma, margin));
    }

    /// <summary>Minus the cosine of the angle between targets and predictions.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor CosineSimilarity(Tensor yTrue, Tensor yPred, int axis = -1) =>
        Values(new CosineSimilarity(axis), yTrue, yPred);

    /// <summary>The negative log-likelihood of label sequences whose places in the predictions are not known.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor CTC(Tensor yTrue, Tensor yPred) =>
        Values(new CTC(), yTrue, yPred);

    /// <summary>1 − 2 · Σ yTrue · yPred / (Σ yTrue + Σ yPred).</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="axis">The axes summed over; null for all. Default: null.</param>
    public static Tensor Dice(Tensor yTrue, Tensor yPred, Dims? axis = null) =>
        Values(new Dice(axis: axis), yTrue, yPred);

    /// <summary>mean(max(1 − yTrue · yPred, 0)) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor Hinge(Tensor yTrue, Tensor yPred) =>
        Values(new Hinge(), yTrue, yPred);

    /// <summary>Squared near 0 and linear beyond, averaged over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="delta">Where the square goes over into a line. Default: 1.</param>
    public static Tensor Huber(Tensor yTrue, Tensor yPred, double delta = 1.0) =>
        Values(new Huber(delta), yTrue, yPred);

    /// <summary>Σ yTrue · log(yTrue / yPred) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor KLDivergence(Tensor yTrue, Tensor yPred) =>
        Values(new KLDivergence(), yTrue, yPred);

    /// <summary>mean(log cosh(yPred − yTrue)) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor LogCosh(Tensor yTrue, Tensor yPred) =>
        Values(new LogCosh(), yTrue, yPred);

    /// <summary>mean(|yTrue − yPred|) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor MeanAbsoluteError(Tensor yTrue, Tensor yPred) =>
        Values(new MeanAbsoluteError(), yTrue, yPred);

    /// <summary>100 · mean(|(yTrue − yPred) / yTrue|) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor MeanAbsolutePercentageError(Tensor yTrue, Tensor yPred) =>
        Values(new MeanAbsolutePercentageError(), yTrue, yPred);

    /// <summary>mean((yTrue − yPred)²) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor MeanSquaredError(Tensor yTrue, Tensor yPred) =>
        Values(new MeanSquaredError(), yTrue, yPred);

    /// <summary>mean((log(yTrue + 1) − log(yPred + 1))²) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor MeanSquaredLogarithmicError(Tensor yTrue, Tensor yPred) =>
        Values(new MeanSquaredLogarithmicError(), yTrue, yPred);

    /// <summary>mean(yPred − yTrue · log yPred) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor Poisson(Tensor yTrue, Tensor yPred) =>
        Values(new Poisson(), yTrue, yPred);

    /// <summary>−log yPred of the target class, for class numbers.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
    /// <param name="ignoreClass">A class number that does not count; null for none. Default: null.</param>
    /// <param name="axis">The axis of the classes or values. Default: −1.</param>
    public static Tensor SparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits = false, int? ignoreClass = null, int axis = -1) =>
        Values(new SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis: axis), yTrue, yPred);

    /// <summary>mean(max(1 − yTrue · yPred, 0)²) over the last axis.</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    public static Tensor SquaredHinge(Tensor yTrue, Tensor yPred) =>
        Values(new SquaredHinge(), yTrue, yPred);

    /// <summary>1 − TP / (TP + alpha · FP + beta · FN).</summary>
    /// <param name="yTrue">The targets.</param>
    /// <param name="yPred">The predictions.</param>
    /// <param name="alpha">The weight of false positives. Default: 0.5.</param>
    /// <param name="beta">The weight of false negatives. Default: 0.5.</param>
    /// <param name="axis">The axes summed over; null for all. Default: null.</param>
    public static Tensor Tversky(Tensor yTrue, Tensor yPred, double alpha = 0.5, double beta = 0.5, Dims? axis = null) =>
        Values(new Tversky(alpha, beta, axis: axis), yTrue, yPred);

    static Tensor Values(Loss loss, Tensor yTrue, Tensor yPred)
    {
        using var scope = TensorScope.Open();
        return scope.Keep(loss.Values(Check.NotNull(yTrue), Check.NotNull(yPred)).Values);
    }
}
