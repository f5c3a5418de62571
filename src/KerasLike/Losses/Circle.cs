namespace KerasLike.Losses;

/// <summary>Brings vectors of one class together and those of different classes apart, where each pair counts the more the further it is from where it should be.</summary>
/// <param name="gamma">How sharply pairs are told apart. Default: 80.</param>
/// <param name="margin">How far apart classes should be, from 0 to 1. Default: 0.4.</param>
/// <param name="removeDiagonal">Whether a vector is left out of its own pairs. Default: true.</param>
/// <param name="reduction">How samples become one number: <c>"sum_over_batch_size"</c> or <c>"mean"</c>, <c>"sum"</c>, <c>"mean_with_sample_weight"</c>, <c>"none"</c>. Default: <c>"sum_over_batch_size"</c>.</param>
/// <param name="name">Its name. Default: <c>"circle"</c>.</param>
/// <param name="dtype">The number type to compute in; null takes the predictions', or float32 where that is shorter. Default: null.</param>
/// <remarks>
/// Input: targets (batch) or (batch, 1) that are class numbers, predictions (batch, values), vectors of length 1.<br/>
/// Output: (batch) before the reduction.<br/>
/// Keras: <c>keras.losses.Circle</c><br/>
/// Paper: Sun et al., Circle loss: a unified perspective of pair similarity optimization, 2020 (arXiv:2002.10857).
/// </remarks>
/// <example><code>model.Compile(optimizer: "adam", loss: new Circle(gamma: 64));</code></example>
public sealed class Circle(double gamma = 80.0, double margin = 0.4, bool removeDiagonal = true, string reduction = "sum_over_batch_size",
    string name = "circle", DTypePolicy? dtype = null) : Loss(name, reduction, dtype)
{
    /// <summary>How sharply pairs are told apart.</summary>
    public double Gamma { get; } = gamma;

    /// <summary>How far apart classes should be.</summary>
    public double Margin { get; } = margin;

    /// <summary>Whether a vector is left out of its own pairs.</summary>
    public bool RemoveDiagonal { get; } = removeDiagonal;

    private protected override bool TakesClassNumbers => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        if (yPred.ndim != 2 || yTrue.numel() != yPred.size(0))
            throw new ArgumentException($"{Description}: targets must be class numbers of shape (batch,), and predictions vectors of shape (batch, values). Received: targets {Shape.Of(yTrue)}, predictions {Shape.Of(yPred)}.");
        return Pairs.CircleLoss(yTrue, yPred, null, null, RemoveDiagonal, Gamma, Margin);
    }

    // Samples without a loss do not count in the mean.
    private protected override Tensor? Mask(Tensor yTrue, Tensor yPred, Tensor values) => values.gt(Scalars.Zero);
}
