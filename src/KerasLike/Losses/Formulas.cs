namespace KerasLike.Losses;

/// <summary>The formulas that several losses and metrics share.</summary>
internal static class Formulas
{
    // Keras keeps probabilities this far from 0 and 1. The upper bound and its complement are what float32 makes of 1 − 1e-7.
    const double Least = 1e-7, Greatest = 0.99999988079071044921875, LeastComplement = 1 - Greatest;

    static readonly Scalar Low = Least, High = Greatest, LogLow = Math.Log(Least), LogHigh = Math.Log(Greatest);
    static readonly Scalar LogitLow = Math.Log(Least / (1 - Least)), LogitHigh = Math.Log(Greatest / LeastComplement);
    static readonly Scalar LeastSquaredLength = Least * Least;

    /// <summary>Targets of which a share is spread over <paramref name="parts"/> classes.</summary>
    internal static Tensor Smooth(Tensor yTrue, double share, long parts)
    {
        if (share == 0) return yTrue;
        using Scalar kept = 1 - share, spread = share / parts;
        return yTrue.mul(kept).Plus(spread);
    }

    /// <summary>−Σ target · log p over the classes. Where the softmax that made p is known, its logits give log p.</summary>
    internal static Tensor CategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits, double labelSmoothing, int axis) =>
        (Smooth(yTrue, labelSmoothing, yPred.size(axis)) * LogProbabilities(yPred, fromLogits, axis)).sum(axis).neg();

    /// <summary>−log p of the target class.</summary>
    internal static Tensor SparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits, int axis)
    {
        var classes = yTrue.to_type(ScalarType.Int64).unsqueeze(axis);
        return LogProbabilities(yPred, fromLogits, axis).gather(axis, classes).squeeze(axis).neg();
    }

    /// <summary>−target · log p − (1 − target) · log(1 − p).</summary>
    internal static Tensor BinaryCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits)
    {
        var logits = fromLogits ? yPred : Logits.OfSigmoid.Of(yPred)?.clamp(LogitLow, LogitHigh);
        return logits is not null
            ? functional.binary_cross_entropy_with_logits(logits, yTrue, reduction: torch.nn.Reduction.None)
            : functional.binary_cross_entropy(yPred.clamp(Low, High), yTrue, reduction: torch.nn.Reduction.None);
    }

    /// <summary>Predictions that sum to 1 over the classes, kept from 0 and 1.</summary>
    internal static Tensor Probabilities(Tensor yPred, int axis) => (yPred / yPred.sum(axis, keepdim: true)).clamp(Low, High);

    /// <summary>The cosine of the angle between vectors along an axis.</summary>
    internal static Tensor Cosine(Tensor a, Tensor b, int axis) => (Direction(a, axis) * Direction(b, axis)).sum(axis);

    static Tensor Direction(Tensor vectors, int axis) => vectors * vectors.Squared().sum(axis, keepdim: true).clamp_min(LeastSquaredLength).rsqrt();

    static Tensor LogProbabilities(Tensor yPred, bool fromLogits, int axis)
    {
        if (fromLogits) return functional.log_softmax(yPred, axis);
        // Only a softmax over the same axis is a step on the way.
        var logits = axis == -1 || axis == yPred.ndim - 1 ? Logits.OfSoftmax.Of(yPred) : null;
        return logits is not null ? functional.log_softmax(logits, -1).clamp(LogLow, LogHigh) : Probabilities(yPred, axis).log();
    }
}
