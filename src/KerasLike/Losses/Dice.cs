namespace KerasLike.Losses;

/// <summary>1 − 2 · Σ yTrue · yPred / (Σ yTrue + Σ yPred): how little two areas of an image overlap.</summary>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"dice"</c>.</param>
/// <param name="axis">The axes summed over, such as <c>(1, 2, 3)</c> for one value an image; null for all, which gives one value. Default: null.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets and predictions of one shape, values from 0 to 1.<br/>
/// Output: one value, or those of the axes not summed over, before the reduction.<br/>
/// Keras: <c>keras.losses.Dice</c>
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new Dice(axis: (1, 2, 3)));</code></example>
public sealed class Dice(string reduction = "sum_over_batch_size", string name = "dice", Dims? axis = null, DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <summary>The axes summed over, or null for all.</summary>
    public Dims? Axis { get; } = axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        RequireSameShape(yTrue, yPred);
        var overlap = Overlap.Sum(yTrue * yPred, Axis);
        var areas = Overlap.Sum(yTrue, Axis).Plus(Overlap.Sum(yPred, Axis));
        return (overlap.mul(Scalars.Two) / areas.Plus(Scalars.Epsilon)).OneMinus();
    }
}
