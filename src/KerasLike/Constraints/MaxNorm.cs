namespace KerasLike.Constraints;

/// <summary>Shortens weight vectors that are longer than a maximum.</summary>
/// <param name="maxValue">The greatest length, not negative. Default: 2.</param>
/// <param name="axis">The axis or axes along which a vector runs: 0 for <c>Dense</c>, <c>[0, 1, 2]</c> for <c>Conv2D</c>. Default: 0.</param>
/// <remarks>Keras: <c>keras.constraints.MaxNorm</c></remarks>
public sealed class MaxNorm(double maxValue = 2, Dims? axis = null) : NormConstraint(axis)
{
    readonly Scalar limit = Scalars.Of(maxValue);

    /// <summary>The greatest length.</summary>
    public double MaxValue { get; } = Check.NotNegative(maxValue);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor w)
    {
        var norms = Norms(w);
        return w * (norms.clamp(Scalars.Zero, limit) / norms.Plus(Epsilon));
    }
}
