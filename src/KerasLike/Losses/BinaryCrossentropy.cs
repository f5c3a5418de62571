using KerasLike.Activations;
using KerasLike.Saving;

namespace KerasLike.Losses;

/// <summary>−yTrue · log yPred − (1 − yTrue) · log(1 − yPred), averaged over an axis.</summary>
/// <param name="fromLogits">Whether the predictions are logits, of which the loss takes the sigmoid itself. Default: false.</param>
/// <param name="labelSmoothing">How far targets are moved towards 1/2, from 0 (not) to 1 (all the way). Default: 0.</param>
/// <param name="axis">The axis averaged over. Default: −1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"binary_crossentropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.BinaryCrossentropy</c><br/>
/// Probabilities are kept 1e-7 from 0 and 1. After a sigmoid the loss is computed from its logits, with the same numbers.
/// </remarks>
/// <example><code>model.Compile(optimizer: "sgd", loss: "binary_crossentropy");</code></example>
[Alias("bce")]
public sealed class BinaryCrossentropy(bool fromLogits = false, double labelSmoothing = 0.0, int axis = -1, string reduction = "sum_over_batch_size",
    string name = "binary_crossentropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>How far targets are moved towards 1/2.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);

    /// <summary>The axis averaged over.</summary>
    public int Axis { get; } = axis;

    private protected override (Tensor Loss, Tensor Probabilities)? Fused(ActivationFunction activation, Tensor yTrue, Tensor logits, Tensor? sampleWeight, bool mean) =>
        FromLogits || Axis != -1 || activation != ActivationFunction.Sigmoid ? null : FusedCrossentropy.Binary(yTrue, logits, LabelSmoothing, sampleWeight, mean);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred, yPred.ndim > 0 && yPred.size(-1) > 1 ? " For one class out of several use \"categorical_crossentropy\" or \"sparse_categorical_crossentropy\"." : "");
        return Formulas.BinaryCrossentropy(Formulas.Smooth(yTrue, LabelSmoothing, 2), yPred, FromLogits).mean([Axis]);
    }
}
