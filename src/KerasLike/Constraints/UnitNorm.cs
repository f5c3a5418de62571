namespace KerasLike.Constraints;

/// <summary>Brings weight vectors to length 1.</summary>
/// <param name="axis">The axis or axes along which a vector runs: 0 for <c>Dense</c>, <c>[0, 1, 2]</c> for <c>Conv2D</c>. Default: 0.</param>
/// <remarks>Keras: <c>keras.constraints.UnitNorm</c></remarks>
public sealed class UnitNorm(Dims? axis = null) : NormConstraint(axis)
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor w) => w / Norms(w).Plus(Epsilon);
}
