using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="DepthwiseConv1D"/> and <see cref="DepthwiseConv2D"/>.</summary>
public abstract class DepthwiseConv : ConvolutionLayer
{
    private protected DepthwiseConv(int rank, Dims kernelSize, Dims? strides, string padding, int depthMultiplier, string? dataFormat, Dims? dilationRate, ActivationFunction? activation, bool useBias,
        Initializer? depthwiseInitializer, Initializer? biasInitializer, Regularizer? depthwiseRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? depthwiseConstraint, Constraint? biasConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, kernelSize, strides, padding, ["valid", "same"], dataFormat, dilationRate, activation, useBias,
            biasInitializer, biasRegularizer, activityRegularizer, biasConstraint, inputShape, name, trainable, dtype)
    {
        DepthMultiplier = Check.Positive(depthMultiplier, GetType().Name);
        (DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint) = (depthwiseInitializer ?? "glorot_uniform", depthwiseRegularizer, depthwiseConstraint);
    }

    /// <summary>The number of output channels for each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <summary>What gives the kernel its first value.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>A penalty on the kernel, or null.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>A projection of the kernel after each update, or null.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>The kernel: (*kernel size, input channels, depth multiplier).</summary>
    public Variable Kernel { get; private set; } = null!;

    private protected override int? OutputChannels(int? inputChannels) => inputChannels * DepthMultiplier;

    private protected override void BuildKernels(int channels) =>
        Kernel = AddWeight("kernel", KernelShape(channels, DepthMultiplier), KernelLayout.Depthwise(SpatialRank, DepthMultiplier), DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint);

    private protected override Tensor Convolve(Tensor images) => Window.Convolve(images, Kernel, Bias, groups: images.size(1));
}
