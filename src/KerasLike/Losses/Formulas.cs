namespace KerasLike.Losses;

/// <summary>The formulas that losses and the metrics of the same names share: a value for each sample.</summary>
internal static class Formulas
{
    // Keras keeps probabilities this far from 0 and 1. The upper bound and its complement are what float32 makes of 1 − 1e-7.
    const double Least = 1e-7, Greatest = 0.99999988079071044921875, LeastComplement = 1 - Greatest;

    static readonly Scalar Low = Least, High = Greatest, LogLow = Math.Log(Least), LogHigh = Math.Log(Greatest);
    static readonly Scalar LogitLow = Math.Log(Least / (1 - Least)), LogitHigh = Math.Log(Greatest / LeastComplement);

    internal static Tensor SquaredError(Tensor yTrue, Tensor yPred) => (yTrue - yPred).Squared().mean([-1]);

    internal static Tensor AbsoluteError(Tensor yTrue, Tensor yPred) => (yTrue - yPred).abs().mean([-1]);

    /// <summary>−Σ target · log p over the classes. Where the softmax that made p is known, its logits give log p.</summary>
    internal static Tensor CategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits, double labelSmoothing, int axis)
    {
        if (labelSmoothing > 0)
        {
            using Scalar kept = 1 - labelSmoothing, spread = labelSmoothing / yPred.size(axis);
            yTrue = yTrue.mul(kept).Plus(spread);
        }
        return (yTrue * LogProbabilities(yPred, fromLogits, axis)).sum(axis).neg();
    }

    /// <summary>−log p of the target class.</summary>
    internal static Tensor SparseCategoricalCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits, int axis)
    {
        var classes = yTrue.to_type(ScalarType.Int64).unsqueeze(axis);
        return LogProbabilities(yPred, fromLogits, axis).gather(axis, classes).squeeze(axis).neg();
    }

    /// <summary>−target · log p − (1 − target) · log(1 − p), averaged over an axis.</summary>
    internal static Tensor BinaryCrossentropy(Tensor yTrue, Tensor yPred, bool fromLogits, double labelSmoothing, int axis)
    {
        if (labelSmoothing > 0)
        {
            using Scalar kept = 1 - labelSmoothing, spread = labelSmoothing / 2;
            yTrue = yTrue.mul(kept).Plus(spread);
        }
        var logits = fromLogits ? yPred : Logits.OfSigmoid.Of(yPred)?.clamp(LogitLow, LogitHigh);
        var values = logits is not null
            ? functional.binary_cross_entropy_with_logits(logits, yTrue, reduction: torch.nn.Reduction.None)
            : functional.binary_cross_entropy(yPred.clamp(Low, High), yTrue, reduction: torch.nn.Reduction.None);
        return values.mean([axis]);
    }

    static Tensor LogProbabilities(Tensor yPred, bool fromLogits, int axis)
    {
        if (fromLogits) return functional.log_softmax(yPred, axis);
        // Only a softmax over the same axis is a step on the way.
        var logits = axis == -1 || axis == yPred.ndim - 1 ? Logits.OfSoftmax.Of(yPred) : null;
        if (logits is not null) return functional.log_softmax(logits, -1).clamp(LogLow, LogHigh);
        return (yPred / yPred.sum(axis, keepdim: true)).clamp(Low, High).log();
    }
}
