namespace KerasLike.Constraints;

/// <summary>Brings the length of weight vectors between a minimum and a maximum.</summary>
/// <param name="minValue">The least length, not negative. Default: 0.</param>
/// <param name="maxValue">The greatest length, at least the least. Default: 1.</param>
/// <param name="rate">How far an update goes towards the nearest length allowed, from 0 to 1 (all the way). Default: 1.</param>
/// <param name="axis">The axis or axes along which a vector runs: 0 for <c>Dense</c>, <c>[0, 1, 2]</c> for <c>Conv2D</c>. Default: 0.</param>
/// <remarks>Keras: <c>keras.constraints.MinMaxNorm</c></remarks>
public sealed class MinMaxNorm(double minValue = 0.0, double maxValue = 1.0, double rate = 1.0, Dims? axis = null) : NormConstraint(axis)
{
    readonly Scalar low = Scalars.Of(minValue), high = Scalars.Of(maxValue), move = Scalars.Of(rate), stay = Scalars.Of(1 - rate);

    /// <summary>The least length.</summary>
    public double MinValue { get; } = Check.NotNegative(minValue);

    /// <summary>The greatest length.</summary>
    public double MaxValue { get; } = maxValue >= minValue ? maxValue : throw Check.Error("`maxValue` must be at least `minValue`", $"minValue={minValue}, maxValue={maxValue}", nameof(maxValue));

    /// <summary>How far an update goes towards the nearest length allowed.</summary>
    public double Rate { get; } = Check.InRange(rate, 0, 1);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor w)
    {
        var norms = Norms(w);
        var desired = norms.clamp(low, high).mul(move).Plus(norms.mul(stay));
        return w * (desired / norms.Plus(Epsilon));
    }
}
