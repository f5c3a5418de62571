using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of convolutions over one, two or three spatial axes.</summary>
[ConfigConstant("activity_regularizer", null)]
public abstract class Conv : SpatialLayer
{
    readonly SpatialWindow window;

    private protected Conv(int rank, int filters, Dims kernelSize, Dims? strides, string padding, string? dataFormat, Dims? dilationRate, int groups, ActivationFunction? activation, bool useBias,
        Initializer? kernelInitializer, Initializer? biasInitializer, Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, name, trainable, dtype, inputShape, activityRegularizer)
    {
        var owner = GetType().Name;
        Filters = Check.Positive(filters, owner);
        Groups = Check.Positive(groups, owner);
        if (filters % groups != 0) throw new ArgumentException($"{owner}: `filters` must be a multiple of `groups`. Received: filters={filters}, groups={groups}", nameof(filters));
        KernelSize = kernelSize.ForAxes(rank, owner, nameof(kernelSize));
        Strides = (strides ?? 1).ForAxes(rank, owner, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForAxes(rank, owner, nameof(dilationRate));
        if (Strides.Values.ContainsAnyExcept(1) && DilationRate.Values.ContainsAnyExcept(1))
            throw new ArgumentException($"{owner}: `strides` and `dilationRate` cannot both differ from 1. Received: strides={Strides}, dilationRate={DilationRate}", nameof(dilationRate));
        Padding = Check.OneOf(padding, ["valid", "same"], owner);
        (Activation, UseBias) = (activation ?? ActivationFunction.Linear, useBias);
        (KernelInitializer, BiasInitializer) = (kernelInitializer ?? "glorot_uniform", biasInitializer ?? "zeros");
        (KernelRegularizer, BiasRegularizer) = (kernelRegularizer, biasRegularizer);
        (KernelConstraint, BiasConstraint) = (kernelConstraint, biasConstraint);
        window = new(KernelSize, Strides, DilationRate, Padding);
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; }

    /// <summary>The size of the window on each spatial axis.</summary>
    public Dims KernelSize { get; }

    /// <summary>The step of the window on each spatial axis.</summary>
    public Dims Strides { get; }

    /// <summary>How the border is treated.</summary>
    public string Padding { get; }

    /// <summary>The distance between the window's elements on each spatial axis.</summary>
    public Dims DilationRate { get; }

    /// <summary>The number of groups that the channels are convolved in, each by itself.</summary>
    public int Groups { get; }

    /// <summary>The activation.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

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

    /// <summary>The kernel: (*kernel size, input channels / groups, filters).</summary>
    public Variable Kernel { get; private set; } = null!;

    /// <summary>The bias: (filters,), or null.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => window.OutputShape(Check.NotNull(inputShape), Filters, DataFormat, this);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        ComputeOutputShape(inputShape);
        if (inputShape[ChannelAxis < 0 ? inputShape.Rank - 1 : 1] is not int channels)
            throw new ArgumentException($"{Description}: the number of channels must be known. Received: input shape={inputShape}");
        if (channels % Groups != 0) throw new ArgumentException($"{Description}: the input's channels must be a multiple of `groups`. Received: {channels} channels, groups={Groups}");
        Kernel = AddWeight("kernel", new([.. KernelSize.Values.ToArray().Select(k => (int?)k), channels / Groups, Filters]),
            KernelLayout.Convolution(SpatialRank), KernelInitializer, KernelRegularizer, KernelConstraint);
        if (UseBias) Bias = AddWeight("bias", Filters, BiasInitializer, BiasRegularizer, BiasConstraint);
        InputSpec = new(ndim: SpatialRank + 2, axes: new Dictionary<int, int> { [ChannelAxis] = channels });
    }

    internal override ActivationFunction? LastActivation => Activation;

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        var convolved = CallWithoutActivation(inputs, training);
        // An activation along the channels looks for them at the end.
        return Activation.IsElementwise || DataFormat == "channels_first" ? Activation.ApplyTo(convolved, GivesOutput)
            : ImageAxes.ToChannelsFirst(Activation.ApplyTo(ImageAxes.ToChannelsLast(convolved), GivesOutput));
    }

    /// <summary>The convolution alone, of images with their channels after the batch.</summary>
    internal sealed override Tensor CallWithoutActivation(Tensor inputs, bool training)
    {
        var (images, padding) = window.Pad(inputs, 0);
        return Convolve(images, Kernel, Bias, padding);
    }

    private protected abstract Tensor Convolve(Tensor images, Tensor kernel, Tensor? bias, long[] padding);

    private protected long[] StridesOf => window.Strides;

    private protected long[] DilationOf => window.Dilation;
}
