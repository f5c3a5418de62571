namespace KerasLike.Losses;

/// <summary>Categorical cross-entropy in which easy samples count less: <c>−Σ alpha · (1 − yPred)^gamma · yTrue · log yPred</c> over the classes.</summary>
/// <param name="alpha">The weight of all classes, or a list with one for each. Default: 0.25.</param>
/// <param name="gamma">How little easy samples count; 0 is plain cross-entropy. Default: 2.</param>
/// <param name="fromLogits">Whether the predictions are logits, of which the loss takes the softmax itself. Default: false.</param>
/// <param name="labelSmoothing">The share of each target that is spread over all classes, from 0 to 1. Default: 0.</param>
/// <param name="axis">The axis of the classes. Default: −1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"categorical_focal_crossentropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.CategoricalFocalCrossentropy</c><br/>
/// Paper: Lin et al., Focal loss for dense object detection, 2018 (arXiv:1708.02002).
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new CategoricalFocalCrossentropy(gamma: 3));</code></example>
public sealed class CategoricalFocalCrossentropy(Numbers? alpha = null, double gamma = 2.0, bool fromLogits = false, double labelSmoothing = 0.0,
    int axis = -1, string reduction = "sum_over_batch_size", string name = "categorical_focal_crossentropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    readonly Scalar exponent = Scalars.Of(gamma);

    /// <summary>The weight of all classes, or of each.</summary>
    public Numbers Alpha { get; } = alpha ?? 0.25;

    /// <summary>How little easy samples count.</summary>
    public double Gamma { get; } = gamma;

    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>The share of each target that is spread over all classes.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);

    /// <summary>The axis of the classes.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred, ClassNumbers.Cure(yTrue, yPred, Axis));
        WarnOfOneClass(yPred, Axis);
        if (Alpha.Values.Length != 1 && Alpha.Values.Length != yPred.size(Axis))
            throw new ArgumentException($"{Description}: `alpha` must be one number, or one for each of the {yPred.size(Axis)} classes. Received: alpha={Alpha}");
        yTrue = Formulas.Smooth(yTrue, LabelSmoothing, yPred.size(Axis));
        var probabilities = Formulas.Probabilities(FromLogits ? yPred.softmax(Axis) : yPred, Axis);
        return (torch.tensor(Alpha.Flat.Values, yPred.dtype, yPred.device) * probabilities.OneMinus().pow(exponent) * yTrue * probabilities.log()).sum(Axis).neg();
    }
}
