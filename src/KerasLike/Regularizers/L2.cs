using KerasLike.Saving;

namespace KerasLike.Regularizers;

/// <summary>The sum of squares as a penalty: <c>l2 · Σ x²</c>.</summary>
/// <param name="l2">The factor, not negative. Default: 0.01.</param>
/// <remarks>Keras: <c>keras.regularizers.L2</c></remarks>
public sealed class L2(double l2 = 0.01) : Regularizer
{
    readonly Scalar factor = Scalars.Of(Strength(l2, nameof(L2), nameof(l2)));

    /// <summary>The factor.</summary>
    [ConfigKey("l2")]
    public double Value { get; } = l2;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => Check.NotNull(x).Squared().sum().mul(factor);
}
