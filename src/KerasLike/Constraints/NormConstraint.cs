namespace KerasLike.Constraints;

/// <summary>Base of constraints on the length of the weight vectors that go into a unit.</summary>
public abstract class NormConstraint : Constraint
{
    // Keeps a vector of length 0 from being divided by it.
    private protected static readonly Scalar Epsilon = Scalars.Of(1e-7);

    readonly long[] axes;

    private protected NormConstraint(Dims? axis)
    {
        Axis = axis ?? 0;
        axes = Axis.ToLongs();
    }

    /// <summary>The axis or axes along which a weight vector runs.</summary>
    public Dims Axis { get; }

    private protected Tensor Norms(Tensor w) => Check.NotNull(w).Squared().sum(axes, keepdim: true).sqrt();
}
