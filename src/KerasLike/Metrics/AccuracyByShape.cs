namespace KerasLike.Metrics;

/// <summary><c>"accuracy"</c>, before the first batch says which: binary for one prediction a sample, sparse for class numbers, categorical for one-hot rows.</summary>
internal sealed class AccuracyByShape(string name) : Metric(name)
{
    Metric? chosen;

    internal override bool? MoreIsBetter => true;

    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => (chosen ??= Choose(yTrue, yPred)).UpdateState(yTrue, yPred, sampleWeight);

    public override Tensor Result() => chosen?.Result() ?? torch.zeros([]);

    public override void ResetState() => chosen?.ResetState();

    Metric Choose(Tensor yTrue, Tensor yPred) =>
        yPred.ndim == 0 || yPred.size(-1) == 1 ? new BinaryAccuracy(Name)
        : yTrue.ndim < yPred.ndim || yTrue.size(-1) == 1 ? new SparseCategoricalAccuracy(Name)
        : new CategoricalAccuracy(Name);
}
