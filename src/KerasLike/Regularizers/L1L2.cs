namespace KerasLike.Regularizers;

/// <summary>The sums of magnitudes and of squares as a penalty: <c>l1 · Σ |x| + l2 · Σ x²</c>.</summary>
/// <param name="l1">The factor of the magnitudes, not negative. Default: 0.</param>
/// <param name="l2">The factor of the squares, not negative. Default: 0.</param>
/// <remarks>Keras: <c>keras.regularizers.L1L2</c></remarks>
public sealed class L1L2(double l1 = 0.0, double l2 = 0.0) : Regularizer
{
    readonly Scalar magnitudes = Scalars.Of(Strength(l1, nameof(L1L2), nameof(l1))), squares = Scalars.Of(Strength(l2, nameof(L1L2), nameof(l2)));

    /// <summary>The factor of the magnitudes.</summary>
    public double L1 { get; } = l1;

    /// <summary>The factor of the squares.</summary>
    public double L2 { get; } = l2;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => Check.NotNull(x).abs().sum().mul(magnitudes).Plus(x.Squared().sum().mul(squares));
}
