using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of layers that bring values to mean 0 and variance 1, then multiply by gamma and add beta. Half precision is computed in float32.</summary>
public abstract class AffineNormalization : Layer
{
    private protected AffineNormalization(double epsilon, bool center, bool scale, Initializer? betaInitializer, Initializer? gammaInitializer, Regularizer? betaRegularizer, Regularizer? gammaRegularizer,
        Constraint? betaConstraint, Constraint? gammaConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype, inputShape)
    {
        (Epsilon, Center, Scale) = (Check.NotNegative(epsilon, GetType().Name), center, scale);
        (BetaInitializer, GammaInitializer) = (betaInitializer ?? "zeros", gammaInitializer ?? "ones");
        (BetaRegularizer, GammaRegularizer) = (betaRegularizer, gammaRegularizer);
        (BetaConstraint, GammaConstraint) = (betaConstraint, gammaConstraint);
    }

    /// <summary>Added to the variance.</summary>
    public double Epsilon { get; }

    /// <summary>Whether beta is added.</summary>
    public bool Center { get; }

    /// <summary>Whether gamma is multiplied in.</summary>
    public bool Scale { get; }

    /// <summary>What gives beta its first value.</summary>
    public Initializer BetaInitializer { get; }

    /// <summary>What gives gamma its first value.</summary>
    public Initializer GammaInitializer { get; }

    /// <summary>A penalty on beta, or null.</summary>
    public Regularizer? BetaRegularizer { get; }

    /// <summary>A penalty on gamma, or null.</summary>
    public Regularizer? GammaRegularizer { get; }

    /// <summary>A projection of beta after each update, or null.</summary>
    public Constraint? BetaConstraint { get; }

    /// <summary>A projection of gamma after each update, or null.</summary>
    public Constraint? GammaConstraint { get; }

    /// <summary>The factor, or null.</summary>
    public Variable? Gamma { get; private set; }

    /// <summary>The offset, or null.</summary>
    public Variable? Beta { get; private set; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    // As they come, they are more exact.
    internal override bool CastsInputs => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training) => ComputeType.InFloat32(this, inputs, x => Normalize(x, training));

    private protected abstract Tensor Normalize(Tensor x, bool training);

    /// <summary>Makes gamma and beta of a shape, as far as they are wanted.</summary>
    private protected void AddGammaAndBeta(Shape shape, bool gamma, bool beta)
    {
        if (gamma) Gamma = AddWeight("gamma", shape, GammaInitializer, GammaRegularizer, GammaConstraint);
        if (beta) Beta = AddWeight("beta", shape, BetaInitializer, BetaRegularizer, BetaConstraint);
    }

    /// <summary>The size of an axis of the input, which must be known.</summary>
    private protected int SizeOf(Shape inputShape, int axis, int first = 0) =>
        axis < inputShape.Rank && axis >= -inputShape.Rank && inputShape.Axis(axis) >= first && inputShape[inputShape.Axis(axis)] is int size ? size
            : throw new ArgumentException($"{Description}: `axis` must be an axis of known size{(first > 0 ? ", and not that of the batch" : "")}. Received: axis={axis}, input shape={inputShape}");
}
