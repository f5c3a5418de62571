using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of all convolutions: kernels that slide over one, two or three spatial axes, then a bias and an activation.</summary>
[ConfigConstant("activity_regularizer", null)]
public abstract class ConvolutionLayer : SpatialLayer, ILeavesOutput
{
    private protected ConvolutionLayer(int rank, Dims kernelSize, Dims? strides, string padding, string[] paddings, string? dataFormat, Dims? dilationRate, ActivationFunction? activation, bool useBias,
        Initializer? biasInitializer, Regularizer? biasRegularizer, Regularizer? activityRegularizer, Constraint? biasConstraint, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, name, trainable, dtype, inputShape, activityRegularizer)
    {
        var owner = GetType().Name;
        KernelSize = kernelSize.ForAxes(rank, owner, nameof(kernelSize));
        Strides = (strides ?? 1).ForAxes(rank, owner, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForAxes(rank, owner, nameof(dilationRate));
        Padding = Check.OneOf(Check.NotNull(padding, owner).ToLowerInvariant(), paddings, owner, nameof(padding));
        (Activation, UseBias) = (activation ?? ActivationFunction.Linear, useBias);
        (BiasInitializer, BiasRegularizer, BiasConstraint) = (biasInitializer ?? "zeros", biasRegularizer, biasConstraint);
        Window = new(KernelSize, Strides, DilationRate, Padding);
    }

    /// <summary>The size of the window on each spatial axis.</summary>
    public Dims KernelSize { get; }

    /// <summary>The step of the window on each spatial axis.</summary>
    public Dims Strides { get; }

    /// <summary>How the border is treated.</summary>
    public string Padding { get; }

    /// <summary>The distance between the window's elements on each spatial axis.</summary>
    public Dims DilationRate { get; }

    /// <summary>The activation.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

    /// <summary>What gives the bias its first value.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>A penalty on the bias, or null.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>A projection of the bias after each update, or null.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The bias: one for each output channel, or null.</summary>
    public Variable? Bias { get; private set; }

    private protected SpatialWindow Window { get; }

    /// <summary>The rest of the sentence about an empty output.</summary>
    private protected virtual string EmptyOutputHint => $", window={KernelSize}, padding=\"{Padding}\". Use padding: \"same\" or a smaller window.";

    /// <summary>The number of output channels.</summary>
    private protected abstract int? OutputChannels(int? inputChannels);

    /// <summary>The spatial part of the output's shape.</summary>
    private protected virtual int?[] OutputLengths(IEnumerable<int?> input) => Window.OutputLengths(input);

    /// <summary>Makes the kernels.</summary>
    private protected abstract void BuildKernels(int channels);

    /// <summary>The kernels' sum over each window, and the bias; of images as kernels take them.</summary>
    private protected abstract Tensor Convolve(Tensor images);

    bool ILeavesOutput.LeavesOutput => Activation == ActivationFunction.Linear && !KeepsConvolved;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) =>
        Format.OutputShape(this, Check.NotNull(inputShape), OutputLengths(Format.SpatialOf(inputShape)), OutputChannels(Format.ChannelsOf(inputShape)), EmptyOutputHint);

    /// <inheritdoc/>
    protected sealed override void Build(Shape inputShape)
    {
        ComputeOutputShape(inputShape);
        if (Format.ChannelsOf(inputShape) is not int channels) throw new ArgumentException($"{Description}: the number of channels must be known. Received: input shape={inputShape}");
        BuildKernels(channels);
        if (UseBias) Bias = AddWeight("bias", OutputChannels(channels)!.Value, BiasInitializer, BiasRegularizer, BiasConstraint);
        InputSpec = new(ndim: SpatialRank + 2, axes: new Dictionary<int, int> { [Format.ChannelAxis] = channels });
    }

    internal override ActivationFunction? LastActivation => Activation;

    internal sealed override Tensor CallWithoutActivation(Tensor inputs, bool training) => Convolve(inputs);

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        var convolved = Convolve(inputs);
        return Activation.IsElementwise ? Activation.ApplyTo(convolved, GivesOutput || KeepsConvolved) : Format.Activate(Activation, convolved);
    }

    /// <summary>Whether an activation in the place of what was convolved would cost more than one beside it.</summary>
    private protected virtual bool KeepsConvolved => false;

    /// <summary>A kernel's shape: the window, then two more axes.</summary>
    private protected Shape KernelShape(int before, int after) => new([.. KernelSize.Values.ToArray().Select(k => (int?)k), before, after]);
}
