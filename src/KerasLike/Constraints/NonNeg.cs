namespace KerasLike.Constraints;

/// <summary>Sets negative weights to 0.</summary>
/// <remarks>Keras: <c>keras.constraints.NonNeg</c></remarks>
public sealed class NonNeg : Constraint
{
    /// <inheritdoc/>
    public override Tensor Apply(Tensor w) => Check.NotNull(w).clamp_min(Scalars.Zero);
}
