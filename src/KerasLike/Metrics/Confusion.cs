namespace KerasLike.Metrics;

/// <summary>True and false positives and negatives at each threshold, on the last axis; before it the labels, where they are apart.</summary>
/// <param name="TruePositives">Targets of 1 with predictions above.</param>
/// <param name="FalsePositives">Targets of 0 with predictions above.</param>
/// <param name="Positives">All targets of 1.</param>
/// <param name="Negatives">All targets of 0.</param>
internal sealed record Confusion(Tensor TruePositives, Tensor FalsePositives, Tensor Positives, Tensor Negatives)
{
    internal Tensor FalseNegatives => Positives - TruePositives;

    internal Tensor TrueNegatives => Negatives - FalsePositives;

    internal Tensor Precision => TruePositives.DivideOrZero(TruePositives.Plus(FalsePositives));

    /// <summary>The share of targets of 1 that is found: also called sensitivity.</summary>
    internal Tensor Recall => TruePositives.DivideOrZero(Positives);

    /// <summary>The share of targets of 0 that is taken for 0.</summary>
    internal Tensor Specificity => TrueNegatives.DivideOrZero(Negatives);

    internal Tensor FalsePositiveRate => FalsePositives.DivideOrZero(Negatives);

    /// <summary>Without the axis of labels, where there is one.</summary>
    internal Confusion OfOneLabel() => new(TruePositives.squeeze(0), FalsePositives.squeeze(0), Positives.squeeze(0), Negatives.squeeze(0));
}
