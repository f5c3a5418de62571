using KerasLike.Saving;

namespace KerasLike.Regularizers;

/// <summary>The sum of magnitudes as a penalty: <c>l1 · Σ |x|</c>.</summary>
/// <param name="l1">The factor, not negative. Default: 0.01.</param>
/// <remarks>Keras: <c>keras.regularizers.L1</c></remarks>
public sealed class L1(double l1 = 0.01) : Regularizer
{
    readonly Scalar factor = Scalars.Of(Strength(l1, nameof(L1), nameof(l1)));

    /// <summary>The factor.</summary>
    [Float32]
    [ConfigKey("l1")]
    public double Value { get; } = l1;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x) => Check.NotNull(x).abs().sum().mul(factor);
}
