namespace KerasLike.Losses;

/// <summary><c>(1 − p^q) / q</c>, where p is the probability of the target class: between cross-entropy (q near 0) and mean absolute error (q near 1), so that wrong labels do less harm.</summary>
/// <param name="q">How little wrong labels count, between 0 and 1. Default: 0.5.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"categorical_generalized_cross_entropy"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets (batch, …) that are class numbers, predictions (batch, …, classes).<br/>
/// Output: (batch, …) before the reduction.<br/>
/// Keras: <c>keras.losses.CategoricalGeneralizedCrossEntropy</c><br/>
/// Paper: Zhang and Sabuncu, Generalized cross entropy loss for training deep neural networks with noisy labels, 2018 (arXiv:1805.07836).
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new CategoricalGeneralizedCrossEntropy(q: 0.7));</code></example>
public sealed class CategoricalGeneralizedCrossEntropy(double q = 0.5, string reduction = "sum_over_batch_size",
    string name = "categorical_generalized_cross_entropy", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    readonly Scalar exponent = Scalars.Of(q), inverse = Scalars.Of(1 / q);

    /// <summary>How little wrong labels count.</summary>
    public double Q { get; } = q > 0 && q < 1 ? q : throw Check.Error("`q` must be between 0 and 1, both excluded", FormattableString.Invariant($"q={q}"), nameof(q));

    private protected override bool TakesClassNumbers => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        yTrue = ClassNumbers.Of(yTrue, yPred, -1, Description);
        var probability = yPred.gather(-1, yTrue.to_type(ScalarType.Int64).unsqueeze(-1)).squeeze(-1);
        return probability.pow(exponent).OneMinus().mul(inverse);
    }

    private protected override string Cure(Tensor yTrue, Tensor yPred) => ClassNumbers.Range(yPred, -1);
}
