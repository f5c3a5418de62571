using KerasLike.Losses;

namespace KerasLike.Metrics;

/// <summary><c>"accuracy"</c>, before the first batch says which: binary for one prediction a sample, sparse for class numbers, categorical for one-hot rows.</summary>
internal sealed class AccuracyByShape(string name) : Metric(name)
{
    Metric? chosen;

    internal override bool? MoreIsBetter => true;

    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => (chosen ??= Choose(yTrue, yPred)).UpdateState(yTrue, yPred, sampleWeight);

    public override Tensor Result() => chosen?.Result() ?? torch.zeros([]);

    public override void ResetState() => chosen?.ResetState();

    Metric Choose(Tensor yTrue, Tensor yPred) => TargetKind.Of(yTrue, yPred) switch
    {
        TargetKind.Kind.Binary => new BinaryAccuracy(Name),
        TargetKind.Kind.ClassNumbers => new SparseCategoricalAccuracy(Name),
        _ => new CategoricalAccuracy(Name),
    };
}
