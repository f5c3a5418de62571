using KerasLike.Activations;

namespace KerasLike.Losses;

/// <summary>−Σ yTrue · log yPred over the classes, for targets that are a probability for each class, such as one-hot.</summary>
/// <param name="fromLogits">Whether the predictions are logits, of which the loss takes the softmax itself. Default: false.</param>
/// <param name="labelSmoothing">The share of each target that is spread over all classes, from 0 to 1. Default: 0.</param>
/// <param name="axis">The axis of the classes. Default: −1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"categorical_crossentropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.CategoricalCrossentropy</c><br/>
/// Probabilities are kept 1e-7 from 0 and 1. After a softmax the loss is computed from its logits, with the same numbers.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "categorical_crossentropy");</code></example>
public sealed class CategoricalCrossentropy(bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1, string reduction = "sum_over_batch_size",
    string name = "categorical_crossentropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>The share of each target that is spread over all classes.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);

    /// <summary>The axis of the classes.</summary>
    public int Axis { get; } = axis;

    private protected override (Tensor Loss, Tensor Probabilities)? Fused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight, bool mean)
    {
        if (FromLogits || Axis != -1 || activation != ActivationFunction.Softmax) return null;
        WarnOfOneClass(logits, Axis);
        return FusedCrossentropy.Categorical(yTrue, logits, LabelSmoothing, sampleWeight, mean);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred, ClassNumbers.Cure(yTrue, yPred, Axis, "sparse_categorical_crossentropy"));
        WarnOfOneClass(yPred, Axis);
        return Formulas.CategoricalCrossentropy(yTrue, yPred, FromLogits, LabelSmoothing, Axis);
    }
}
