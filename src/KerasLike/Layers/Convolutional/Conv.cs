using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="Conv1D"/>, <see cref="Conv2D"/> and <see cref="Conv3D"/>.</summary>
public abstract class Conv : ConvolutionLayer
{
    private protected Conv(int rank, int filters, Dims kernelSize, Dims? strides, string padding, string? dataFormat, Dims? dilationRate, int groups, ActivationFunction? activation, bool useBias,
        Initializer? kernelInitializer, Initializer? biasInitializer, Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, kernelSize, strides, padding, rank == 1 ? ["valid", "same", "causal"] : ["valid", "same"], dataFormat, dilationRate, activation, useBias,
            biasInitializer, biasRegularizer, activityRegularizer, biasConstraint, inputShape, name, trainable, dtype)
    {
        var owner = GetType().Name;
        Filters = Check.Positive(filters, owner);
        Groups = Check.Positive(groups, owner);
        if (filters % groups != 0) throw new ArgumentException($"{owner}: `filters` must be a multiple of `groups`. Received: filters={filters}, groups={groups}", nameof(filters));
        SpatialWindow.CheckStridesAndDilation(Strides, DilationRate, owner);
        (KernelInitializer, KernelRegularizer, KernelConstraint) = (kernelInitializer ?? "glorot_uniform", kernelRegularizer, kernelConstraint);
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The number of groups that the channels are convolved in, each by itself.</summary>
    public int Groups { get; }

    /// <summary>What gives the kernel its first value.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>A penalty on the kernel, or null.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>A projection of the kernel after each update, or null.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>The kernel: (*kernel size, input channels / groups, filters).</summary>
    public Variable Kernel { get; private set; } = null!;

    private protected override int? OutputChannels(int? inputChannels) => Filters;

    private protected override void BuildKernels(int channels)
    {
        if (channels % Groups != 0) throw new ArgumentException($"{Description}: the input's channels must be a multiple of `groups`. Received: {channels} channels, groups={Groups}");
        Kernel = AddWeight("kernel", KernelShape(channels / Groups, Filters), KernelLayout.Convolution(SpatialRank), KernelInitializer, KernelRegularizer, KernelConstraint);
    }

    private protected override Tensor Convolve(Tensor images) => Window.Convolve(images, Kernel, Bias, Groups);
}
