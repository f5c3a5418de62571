namespace KerasLike.Losses;

/// <summary>What targets are, by their shape and that of the predictions: how Keras chooses what <c>"accuracy"</c> and <c>"crossentropy"</c> mean.</summary>
internal static class TargetKind
{
    internal enum Kind
    {
        /// <summary>One prediction a sample.</summary>
        Binary,

        /// <summary>A class number a sample.</summary>
        ClassNumbers,

        /// <summary>A value for each class.</summary>
        OneHot,
    }

    internal static Kind Of(Tensor yTrue, Tensor yPred) =>
        yPred.ndim == 0 || yPred.size(-1) == 1 ? Kind.Binary
        : yTrue.ndim < yPred.ndim || yTrue.size(-1) == 1 ? Kind.ClassNumbers
        : Kind.OneHot;
}
