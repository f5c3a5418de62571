using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary>Base of metrics that are a mean of intersections over unions: of the share of all samples of a class, in targets or predictions, that both have.</summary>
public abstract class ClassOverlap : Metric
{
    readonly MetricState confusion = new(); // rows by target, columns by prediction
    readonly Scalar count, ignored;
    bool warned;

    private protected ClassOverlap(int numClasses, Dims? targetClassIds, int? ignoreClass, bool sparseYTrue, bool sparseYPred, int axis, string? name, string? dtype)
        : base(name, dtype ?? "int32")
    {
        Classes = Check.Positive(numClasses, GetType().Name);
        Targets = new(targetClassIds is { } ids ? ids.Values.ToArray() : [.. Enumerable.Range(0, numClasses)]);
        foreach (var id in Targets)
            if (id < 0 || id >= numClasses) throw new ArgumentException($"{GetType().Name}: `targetClassIds` must be from 0 to {numClasses - 1}. Received: targetClassIds={Targets}", nameof(targetClassIds));
        (Ignored, TrueIsSparse, PredIsSparse, ClassAxis) = (ignoreClass, sparseYTrue, sparseYPred, axis);
        (count, ignored) = (Scalars.OfWhole(numClasses), Scalars.OfWhole(ignoreClass ?? 0));
    }

    internal override bool? MoreIsBetter => true;

    private protected int Classes { get; }

    private protected Dims Targets { get; }

    private protected int? Ignored { get; }

    private protected bool TrueIsSparse { get; }

    private protected bool PredIsSparse { get; }

    private protected int ClassAxis { get; }

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        var (truth, predicted) = (ClassesOf(Check.NotNull(yTrue), TrueIsSparse), ClassesOf(Prepare(Check.NotNull(yPred)), PredIsSparse));
        if (truth.numel() != predicted.numel()) throw Pair.Differ(this, yTrue, yPred);
        var known = IsKnown(truth).logical_and(IsKnown(predicted));
        if (Ignored is not null) known = known.logical_and(truth.ne(ignored));
        var places = truth.to_type(ScalarType.Int64).mul(count).Plus(predicted.to_type(ScalarType.Int64));
        confusion.Scatter(places.masked_fill(known.logical_not(), Scalars.Zero), Weights(truth, sampleWeight).masked_fill(known.logical_not(), Scalars.Zero), Classes, Classes);
    }

    /// <inheritdoc/>
    public override Tensor Result()
    {
        using var noGrad = torch.no_grad();
        using var scope = TensorScope.Open();
        Tensor all = confusion;
        if (all.ndim == 0) all = torch.zeros([Classes, Classes], ScalarType.Float64);
        var targets = torch.tensor(Targets.ToLongs(), device: all.device);
        var intersection = all.diagonal().index_select(0, targets);
        var union = (all.sum([0L]).Plus(all.sum([1L])).index_select(0, targets)) - intersection;
        // Classes that do not occur do not count.
        var shares = intersection / union.Plus(Scalars.Epsilon);
        var mean = shares.sum() / union.gt(Scalars.Zero).sum().to_type(ScalarType.Float64).Plus(Scalars.Epsilon);
        return scope.Keep(mean.to_type(ScalarType.Float32));
    }

    /// <summary>What is done to predictions first.</summary>
    private protected virtual Tensor Prepare(Tensor yPred) => yPred;

    Tensor ClassesOf(Tensor values, bool sparse) => (sparse ? values : values.argmax(ClassAxis)).to_type(DTypes.Parse(DType)).flatten();

    Tensor IsKnown(Tensor classes) => classes.ge(Scalars.Zero).logical_and(classes.lt(count));

    Tensor Weights(Tensor truth, Tensor? sampleWeight)
    {
        if (sampleWeight is null) return torch.ones_like(truth, ScalarType.Float64);
        var type = DTypes.Parse(DType);
        if (!warned && DTypes.IsFloat(sampleWeight.dtype) && !DTypes.IsFloat(type))
        {
            warned = true;
            Warnings.Write($"{Description} cuts weights to whole numbers, since it counts in {DType}. Give it dtype: \"float32\" to keep them.");
        }
        var weight = sampleWeight.flatten().to_type(type).to_type(ScalarType.Float64);
        return Ranks.ExpandsTo(weight, truth) ? weight.expand_as(truth) : throw Reducing.Misfit(Description, truth, sampleWeight);
    }
}
