namespace KerasLike.Losses;

/// <summary>Binary cross-entropy in which easy samples count less: <c>(1 − p)^gamma</c> times it, where p is the probability given to the right answer; averaged over an axis.</summary>
/// <param name="applyClassBalancing">Whether class 1 is weighed by alpha and class 0 by 1 − alpha. Default: false.</param>
/// <param name="alpha">The weight of class 1, from 0 to 1. Default: 0.25.</param>
/// <param name="gamma">How little easy samples count; 0 is plain cross-entropy. Default: 2.</param>
/// <param name="fromLogits">Whether the predictions are logits, of which the loss takes the sigmoid itself. Default: false.</param>
/// <param name="labelSmoothing">How far targets are moved towards 1/2, from 0 (not) to 1 (all the way). Default: 0.</param>
/// <param name="axis">The axis averaged over. Default: −1.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"binary_focal_crossentropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions, (batch, …, values).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.BinaryFocalCrossentropy</c><br/>
/// Paper: Lin et al., Focal loss for dense object detection, 2018 (arXiv:1708.02002).
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new BinaryFocalCrossentropy(gamma: 3));</code></example>
public sealed class BinaryFocalCrossentropy(bool applyClassBalancing = false, double alpha = 0.25, double gamma = 2.0, bool fromLogits = false,
    double labelSmoothing = 0.0, int axis = -1, string reduction = "sum_over_batch_size", string name = "binary_focal_crossentropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    readonly Scalar exponent = Scalars.Of(gamma), ofOnes = Scalars.Of(alpha), ofZeros = Scalars.Of(1 - alpha);

    /// <summary>Whether the two classes are weighed.</summary>
    public bool ApplyClassBalancing { get; } = applyClassBalancing;

    /// <summary>The weight of class 1.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>How little easy samples count.</summary>
    public double Gamma { get; } = gamma;

    /// <summary>Whether the predictions are logits.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>How far targets are moved towards 1/2.</summary>
    public double LabelSmoothing { get; } = Check.InRange(labelSmoothing, 0, 1);

    /// <summary>The axis averaged over.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred);
        yTrue = Formulas.Smooth(yTrue, LabelSmoothing, 2);
        if (FromLogits) yPred = yPred.sigmoid();
        var right = (yTrue * yPred).Plus(yTrue.OneMinus() * yPred.OneMinus());
        var values = right.OneMinus().pow(exponent) * Formulas.BinaryCrossentropy(yTrue, yPred, fromLogits: false);
        if (ApplyClassBalancing) values *= yTrue.mul(ofOnes).Plus(yTrue.OneMinus().mul(ofZeros));
        return values.mean([Axis]);
    }
}
