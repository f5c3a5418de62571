using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="SeparableConv1D"/> and <see cref="SeparableConv2D"/>.</summary>
public abstract class SeparableConv : ConvolutionLayer
{
    private protected SeparableConv(int rank, int filters, Dims kernelSize, Dims? strides, string padding, string? dataFormat, Dims? dilationRate, int depthMultiplier, ActivationFunction? activation,
        bool useBias, Initializer? depthwiseInitializer, Initializer? pointwiseInitializer, Initializer? biasInitializer, Regularizer? depthwiseRegularizer, Regularizer? pointwiseRegularizer,
        Regularizer? biasRegularizer, Regularizer? activityRegularizer, Constraint? depthwiseConstraint, Constraint? pointwiseConstraint, Constraint? biasConstraint,
        Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, kernelSize, strides, padding, ["valid", "same"], dataFormat, dilationRate, activation, useBias,
            biasInitializer, biasRegularizer, activityRegularizer, biasConstraint, inputShape, name, trainable, dtype)
    {
        var owner = GetType().Name;
        (Filters, DepthMultiplier) = (Check.Positive(filters, owner), Check.Positive(depthMultiplier, owner));
        (DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint) = (depthwiseInitializer ?? "glorot_uniform", depthwiseRegularizer, depthwiseConstraint);
        (PointwiseInitializer, PointwiseRegularizer, PointwiseConstraint) = (pointwiseInitializer ?? "glorot_uniform", pointwiseRegularizer, pointwiseConstraint);
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The number of channels between the two steps for each input channel.</summary>
    public int DepthMultiplier { get; }

    /// <summary>What gives the depthwise kernel its first value.</summary>
    public Initializer DepthwiseInitializer { get; }

    /// <summary>What gives the pointwise kernel its first value.</summary>
    public Initializer PointwiseInitializer { get; }

    /// <summary>A penalty on the depthwise kernel, or null.</summary>
    public Regularizer? DepthwiseRegularizer { get; }

    /// <summary>A penalty on the pointwise kernel, or null.</summary>
    public Regularizer? PointwiseRegularizer { get; }

    /// <summary>A projection of the depthwise kernel after each update, or null.</summary>
    public Constraint? DepthwiseConstraint { get; }

    /// <summary>A projection of the pointwise kernel after each update, or null.</summary>
    public Constraint? PointwiseConstraint { get; }

    /// <summary>The depthwise kernel: (*kernel size, input channels, depth multiplier).</summary>
    public Variable DepthwiseKernel { get; private set; } = null!;

    /// <summary>The pointwise kernel: (1, …, input channels · depth multiplier, filters).</summary>
    public Variable PointwiseKernel { get; private set; } = null!;

    private protected override int? OutputChannels(int? inputChannels) => Filters;

    private protected override void BuildKernels(int channels)
    {
        DepthwiseKernel = AddWeight("depthwise_kernel", KernelShape(channels, DepthMultiplier), KernelLayout.Depthwise(SpatialRank, DepthMultiplier),
            DepthwiseInitializer, DepthwiseRegularizer, DepthwiseConstraint);
        PointwiseKernel = AddWeight("pointwise_kernel", new([.. Enumerable.Repeat((int?)1, SpatialRank), channels * DepthMultiplier, Filters]), KernelLayout.Convolution(SpatialRank),
            PointwiseInitializer, PointwiseRegularizer, PointwiseConstraint);
    }

    private protected override Tensor Convolve(Tensor images) =>
        functional.conv2d(Window.Convolve(images, DepthwiseKernel, null, groups: images.size(1)), PointwiseKernel, Bias);
}
