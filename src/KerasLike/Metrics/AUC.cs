using System.Globalization;
using KerasLike.Saving;

namespace KerasLike.Metrics;

/// <summary>The area under a curve of rates over thresholds: of the ROC curve, true against false positive rate, or of the precision-recall curve.</summary>
/// <param name="numThresholds">How many thresholds, evenly spaced, approximate the curve; at least 2. Default: 200.</param>
/// <param name="curve"><c>"ROC"</c>, <c>"PR"</c> (precision and recall) or <c>"PRGAIN"</c> (their gain over always saying 1). Default: <c>"ROC"</c>.</param>
/// <param name="summationMethod">How the curve is filled in between thresholds: <c>"interpolation"</c>, <c>"majoring"</c> (from above) or <c>"minoring"</c> (from below). Default: <c>"interpolation"</c>.</param>
/// <param name="name">Its name in logs; null makes one of its class's. Default: null.</param>
/// <param name="dtype">The number type of its result; null is float32. Default: null.</param>
/// <param name="thresholds">A list of thresholds from 0 to 1 to take instead; two outer ones are added. Default: null.</param>
/// <param name="multiLabel">Whether each label has a curve of its own, of which the areas are averaged, rather than one for all. Default: false.</param>
/// <param name="numLabels">The number of labels, with <c>multiLabel</c>; null takes that of the first batch. Default: null.</param>
/// <param name="labelWeights">The weight of each label; null weighs all alike. Default: null.</param>
/// <param name="fromLogits">Whether the predictions are logits. Default: false.</param>
/// <remarks>
/// Input: targets of 0 and 1 and predictions from 0 to 1, of the same shape.<br/>
/// Keras: <c>keras.metrics.AUC</c><br/>
/// Paper: Davis and Goadrich, The relationship between precision-recall and ROC curves, 2006, for the interpolation of <c>"PR"</c>.
/// </remarks>
/// <example><code>model.Compile("sgd", "binary_crossentropy", metrics: ["accuracy", new AUC()]);</code></example>
public sealed class AUC(int numThresholds = 200, string curve = "ROC", string summationMethod = "interpolation", string? name = null,
    string? dtype = null, Numbers? thresholds = null, bool multiLabel = false, int? numLabels = null, Numbers? labelWeights = null, bool fromLogits = false) : ConfusionMetric(ThresholdList.Outer(thresholds, numThresholds), name, dtype)
{
    readonly double[]? labelWeights = labelWeights?.Values.ToArray();

    /// <summary>How many thresholds there are, the two outer ones included.</summary>
    public int NumThresholds { get; } = thresholds is { } given ? given.Values.Length + 2 : numThresholds;

    /// <summary><c>"ROC"</c>, <c>"PR"</c> or <c>"PRGAIN"</c>.</summary>
    public string Curve { get; } = Check.OneOf(Check.NotNull(curve).ToUpperInvariant(), ["ROC", "PR", "PRGAIN"], name: nameof(curve));

    /// <summary>How the curve is filled in between thresholds.</summary>
    public string SummationMethod { get; } = Check.OneOf(Check.NotNull(summationMethod).ToLowerInvariant(), ["interpolation", "majoring", "minoring"], name: nameof(summationMethod));

    /// <summary>The inner thresholds in order, or null for evenly spaced ones.</summary>
    [OmittedWhenNull]
    public Numbers? Thresholds { get; } = thresholds is { } inner ? (Numbers?)inner.Values.ToArray().Order().ToArray() : null;

    /// <summary>Whether each label has a curve of its own, of which the areas are averaged.</summary>
    public bool MultiLabel { get; } = multiLabel;

    /// <summary>The number of labels, or null.</summary>
    public int? NumLabels { get; } = numLabels is null || multiLabel ? Check.Positive(numLabels)
        : throw Check.Error("`numLabels` needs `multiLabel: true`", FormattableString.Invariant($"numLabels={numLabels}"), nameof(numLabels));

    /// <summary>The weight of each label, or null.</summary>
    public Numbers? LabelWeights { get; } = labelWeights;

    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    internal override bool? MoreIsBetter => true;

    private protected override bool ByLabel => MultiLabel;

    private protected override Tensor Prepare(Tensor yPred)
    {
        if (MultiLabel && (yPred.ndim != 2 || (NumLabels is int labels && yPred.size(1) != labels)))
            throw new ArgumentException($"{Description}: with `multiLabel` predictions must have the shape (batch, {NumLabels?.ToString(CultureInfo.InvariantCulture) ?? "labels"}). Received: predictions {Shape.Of(yPred)}");
        if (labelWeights is not null && yPred.size(-1) != labelWeights.Length)
            throw new ArgumentException($"{Description}: `labelWeights` must have one weight for each of {yPred.size(-1)} labels. Received: labelWeights={LabelWeights}");
        return FromLogits ? yPred.sigmoid() : yPred;
    }

    // Labels with areas of their own are weighed at the end.
    private protected override Tensor Weigh(Tensor yPred, Tensor? sampleWeight)
    {
        var weight = base.Weigh(yPred, sampleWeight);
        return labelWeights is null || MultiLabel ? weight : weight * OfLabels(weight);
    }

    private protected override Tensor Compute(Confusion counts)
    {
        var areas = Curves.Area(counts, Curve, SummationMethod);
        return !MultiLabel ? areas : labelWeights is null ? areas.mean() : (areas * OfLabels(areas)).sum().DivideOrZero(OfLabels(areas).sum());
    }

    Tensor OfLabels(Tensor like) => torch.tensor(labelWeights!, like.dtype, like.device);
}
