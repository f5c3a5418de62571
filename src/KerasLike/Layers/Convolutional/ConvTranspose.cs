using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="Conv1DTranspose"/>, <see cref="Conv2DTranspose"/> and <see cref="Conv3DTranspose"/>.</summary>
public abstract class ConvTranspose : ConvolutionLayer
{
    readonly TransposedWindow window;

    private protected ConvTranspose(int rank, int filters, Dims kernelSize, Dims? strides, string padding, Dims? outputPadding, string? dataFormat, Dims? dilationRate, ActivationFunction? activation,
        bool useBias, Initializer? kernelInitializer, Initializer? biasInitializer, Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, kernelSize, strides, padding, ["valid", "same"], dataFormat, dilationRate, activation, useBias,
            biasInitializer, biasRegularizer, activityRegularizer, biasConstraint, inputShape, name, trainable, dtype)
    {
        var owner = GetType().Name;
        Filters = Check.Positive(filters, owner);
        SpatialWindow.CheckStridesAndDilation(Strides, DilationRate, owner);
        OutputPadding = outputPadding?.ForAxes(rank, owner, nameof(outputPadding), least: 0);
        if (OutputPadding is { } added && Enumerable.Range(0, rank).Any(axis => added[axis] >= Strides[axis]))
            throw new ArgumentException($"{owner}: `outputPadding` must be less than `strides` on every axis. Received: outputPadding={added}, strides={Strides}", nameof(outputPadding));
        (KernelInitializer, KernelRegularizer, KernelConstraint) = (kernelInitializer ?? "glorot_uniform", kernelRegularizer, kernelConstraint);
        window = new(KernelSize, Strides, DilationRate, Padding, OutputPadding);
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>What is added to the output's size on each spatial axis, or null for what makes it the input's times the stride.</summary>
    public Dims? OutputPadding { get; }

    /// <summary>What gives the kernel its first value.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>A penalty on the kernel, or null.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>A projection of the kernel after each update, or null.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>The kernel: (*kernel size, filters, input channels).</summary>
    public Variable Kernel { get; private set; } = null!;

    private protected override string EmptyOutputHint => $", window={KernelSize}, outputPadding={OutputPadding}, padding=\"{Padding}\". Leave outputPadding out, or use a larger one.";

    // The result may be a part of what the kernel gave, and lie in memory with gaps; beside it, there are none.
    private protected override bool KeepsConvolved => window.Trims;

    private protected override int? OutputChannels(int? inputChannels) => Filters;

    private protected override int?[] OutputLengths(IEnumerable<int?> input) => window.OutputLengths(input);

    private protected override void BuildKernels(int channels) =>
        Kernel = AddWeight("kernel", KernelShape(Filters, channels), KernelLayout.Convolution(SpatialRank), KernelInitializer, KernelRegularizer, KernelConstraint);

    private protected override Tensor Convolve(Tensor images) => window.Trim(SpatialRank == 3
        ? functional.conv_transpose3d(images, Kernel, Bias, Window.Strides, window.Padding, window.OutputPadding, Window.Dilation)
        : functional.conv_transpose2d(images, Kernel, Bias, Window.Strides, window.Padding, window.OutputPadding, Window.Dilation));
}
