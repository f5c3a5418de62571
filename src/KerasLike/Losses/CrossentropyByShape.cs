using KerasLike.Activations;

namespace KerasLike.Losses;

/// <summary><c>"crossentropy"</c>, before the first batch says which: binary for one prediction a sample, sparse for class numbers, categorical for one-hot rows.</summary>
internal sealed class CrossentropyByShape(string name) : Loss(name)
{
    Loss? chosen;

    internal static bool IsNamed(string id) => id.ToLowerInvariant() is "crossentropy" or "ce";

    internal override Tensor Compute(Tensor yTrue, Tensor yPred, Tensor? sampleWeight) => Choose(yTrue, yPred).Compute(yTrue, yPred, sampleWeight);

    internal override (Tensor Loss, Tensor Probabilities)? ComputeFused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight) =>
        Choose(yTrue, logits).ComputeFused(activation, yTrue, logits, sampleWeight);

    protected override Tensor Call(Tensor yTrue, Tensor yPred) => Choose(yTrue, yPred).Values(yTrue, yPred).Values;

    Loss Choose(Tensor yTrue, Tensor yPred) => chosen ??= TargetKind.Of(yTrue, yPred) switch
    {
        TargetKind.Kind.Binary => new BinaryCrossentropy(name: Name),
        TargetKind.Kind.ClassNumbers => new SparseCategoricalCrossentropy(name: Name),
        _ => new CategoricalCrossentropy(name: Name),
    };
}
