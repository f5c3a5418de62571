using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="Dense"/> and <see cref="EinsumDense"/>: a product of the input and a kernel, then a bias and an activation.</summary>
public abstract class KernelLayer : Layer
{
    private protected KernelLayer(KernelOptions options, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape, Regularizer? activityRegularizer)
        : base(name, trainable, dtype, inputShape, activityRegularizer)
    {
        Activation = options.Activation ?? ActivationFunction.Linear;
        (KernelInitializer, BiasInitializer) = (options.KernelInitializer ?? "glorot_uniform", options.BiasInitializer ?? "zeros");
        (KernelRegularizer, BiasRegularizer) = (options.KernelRegularizer, options.BiasRegularizer);
        (KernelConstraint, BiasConstraint) = (options.KernelConstraint, options.BiasConstraint);
    }

    /// <summary>The activation.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>What gives the kernel its first value.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>What gives the bias its first value.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>A penalty on the kernel, or null.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>A penalty on the bias, or null.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>A projection of the kernel after each update, or null.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>A projection of the bias after each update, or null.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The kernel: of a dense layer (features, units), of an einsum what its second term says.</summary>
    public Variable Kernel { get; private set; } = null!;

    /// <summary>The bias, or null.</summary>
    public Variable? Bias { get; private set; }

    internal override bool NeedsFloats => true;

    internal override ActivationFunction? LastActivation => Activation;

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training) => Activation.ApplyTo(CallWithoutActivation(inputs, training), GivesOutput);

    /// <summary>Makes the weights.</summary>
    private protected void AddKernelAndBias(Shape kernel, Shape? bias, Initializer initializer, KernelLayout? layout = null)
    {
        Kernel = AddWeight("kernel", kernel, layout, initializer, KernelRegularizer, KernelConstraint);
        if (bias is not null) Bias = AddWeight("bias", bias, BiasInitializer, BiasRegularizer, BiasConstraint);
    }
}
