namespace KerasLike.Losses;

/// <summary>1 − TP / (TP + alpha · FP + beta · FN), where TP = Σ yTrue · yPred, FP = Σ (1 − yTrue) · yPred and FN = Σ yTrue · (1 − yPred): the Dice loss with weights for the two kinds of error.</summary>
/// <param name="alpha">The weight of false positives. Default: 0.5.</param>
/// <param name="beta">The weight of false negatives. Default: 0.5.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"tversky"</c>.</param>
/// <param name="axis">The axes summed over, such as <c>(1, 2, 3)</c> for one value an image; null for all, which gives one value. Default: null.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions of one shape, values from 0 to 1.<br/>
/// Output: one value, or those of the axes not summed over, before the reduction.<br/>
/// Keras: <c>keras.losses.Tversky</c><br/>
/// Paper: Salehi et al., Tversky loss function for image segmentation, 2017 (arXiv:1706.05721).
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new Tversky(alpha: 0.3, beta: 0.7));</code></example>
public sealed class Tversky(double alpha = 0.5, double beta = 0.5, string reduction = "sum_over_batch_size", string name = "tversky",
    Dims? axis = null, DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    readonly Scalar ofFalsePositives = Scalars.Of(alpha), ofFalseNegatives = Scalars.Of(beta);

    /// <summary>The weight of false positives.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>The weight of false negatives.</summary>
    public double Beta { get; } = beta;

    /// <summary>The axes summed over, or null for all.</summary>
    public Dims? Axis { get; } = axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred);
        var overlap = yTrue * yPred;
        var (truePositives, falsePositives, falseNegatives) = (Overlap.Sum(overlap, Axis), Overlap.Sum(yPred - overlap, Axis), Overlap.Sum(yTrue - overlap, Axis));
        var all = truePositives.add(falsePositives, ofFalsePositives).add(falseNegatives, ofFalseNegatives);
        return (truePositives / all.Plus(Scalars.Epsilon)).OneMinus();
    }
}
