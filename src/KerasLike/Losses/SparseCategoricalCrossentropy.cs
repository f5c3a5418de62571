using KerasLike.Activations;

namespace KerasLike.Losses;

/// <summary>−log yPred of the target class, for targets that are class numbers.</summary>
/// <param name="fromLogits">Whether the predictions are logits, of which the loss takes the softmax itself. Default: false.</param>
/// <param name="ignoreClass">A class number that does not count, such as that of unlabelled pixels; null for none. Default: null.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="axis">The axis of the classes. Default: −1.</param>
/// <param name="name">Its name. Default: <c>"sparse_categorical_crossentropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets (batch, …) or (batch, …, 1), predictions (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.SparseCategoricalCrossentropy</c><br/>
/// Probabilities are kept 1e-7 from 0 and 1. After a softmax the loss is computed from its logits, with the same numbers.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "sparse_categorical_crossentropy");</code></example>
public sealed class SparseCategoricalCrossentropy(bool fromLogits = false, int? ignoreClass = null, string reduction = "sum_over_batch_size", int axis = -1,
    string name = "sparse_categorical_crossentropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    readonly Scalar ignored = Scalars.Of(ignoreClass ?? 0);

    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>A class number that does not count, or null.</summary>
    public int? IgnoreClass { get; } = ignoreClass;

    /// <summary>The axis of the classes.</summary>
    public int Axis { get; } = axis;

    private protected override bool TakesClassNumbers => true;

    private protected override (Tensor Loss, Tensor Probabilities)? Fused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight, bool mean)
    {
        if (FromLogits || Axis != -1 || IgnoreClass is not null || activation != ActivationFunction.Softmax) return null;
        return FusedCrossentropy.Sparse(ClassesOf(yTrue, logits), logits, sampleWeight, mean);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        yTrue = ClassesOf(yTrue, yPred);
        if (IgnoreClass is null) return Formulas.SparseCategoricalCrossentropy(yTrue, yPred, FromLogits, Axis);
        var counts = yTrue.ne(ignored);
        var known = torch.where(counts, yTrue, torch.zeros_like(yTrue));
        var values = Formulas.SparseCategoricalCrossentropy(known, yPred, FromLogits, Axis);
        return torch.where(counts, values, torch.zeros_like(values));
    }

    private protected override Tensor? Mask(Tensor yTrue, Tensor yPred, Tensor values) => IgnoreClass is null ? null : ClassesOf(yTrue, yPred).ne(ignored);

    private protected override string Cure(Tensor yTrue, Tensor yPred) => ClassNumbers.Range(yPred, Axis);

    Tensor ClassesOf(Tensor yTrue, Tensor yPred) => ClassNumbers.Of(yTrue, yPred, Axis, Description, " For one-hot rows use \"categorical_crossentropy\".");
}
