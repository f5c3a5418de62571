using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>What a <see cref="ConvLSTM"/> does at each step: a long short-term memory whose products with the kernels are convolutions.</summary>
internal sealed class ConvLSTMCell : WeightedCell
{
    internal ConvLSTMCell(string owner, int rank, int filters, Dims kernelSize, Dims? strides, string padding, string? dataFormat, Dims? dilationRate, ActivationFunction? activation,
        ActivationFunction? recurrentActivation, bool useBias, Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer, bool unitForgetBias,
        Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer, Constraint? kernelConstraint, Constraint? recurrentConstraint,
        Constraint? biasConstraint, double dropout, double recurrentDropout, int? seed, bool trainable, DTypePolicy? dtype)
        : base(activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint,
            recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, "conv_lstm_cell", trainable, dtype, owner)
    {
        Filters = Check.Positive(filters, owner);
        KernelSize = kernelSize.ForAxes(rank, owner, nameof(kernelSize));
        Strides = (strides ?? 1).ForAxes(rank, owner, nameof(strides));
        DilationRate = (dilationRate ?? 1).ForAxes(rank, owner, nameof(dilationRate));
        Padding = Check.OneOf(Check.NotNull(padding, owner).ToLowerInvariant(), ["valid", "same"], owner, nameof(padding));
        DataFormat = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], owner, nameof(dataFormat));
        SpatialWindow.CheckStridesAndDilation(Strides, DilationRate, owner);
        (RecurrentActivation, UnitForgetBias) = (recurrentActivation ?? ActivationFunction.Sigmoid, unitForgetBias);
        Format = new(rank, DataFormat == "channels_last");
        InputWindow = new(KernelSize, Strides, DilationRate, Padding);
        // Keras's convolution of the state knows neither strides nor dilation: the state keeps its size.
        var ones = new Dims(1).ForAxes(rank, owner, "");
        StateWindow = new(KernelSize, ones, ones, "same");
    }

    internal int Filters { get; }

    internal Dims KernelSize { get; }

    internal Dims Strides { get; }

    internal Dims DilationRate { get; }

    internal string Padding { get; }

    internal string DataFormat { get; }

    internal ActivationFunction RecurrentActivation { get; }

    internal bool UnitForgetBias { get; }

    internal ImageFormat Format { get; }

    internal SpatialWindow InputWindow { get; }

    internal SpatialWindow StateWindow { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [Filters, Filters];

    internal override int Gates => 4;

    private protected override Initializer FullBiasInitializer => UnitForgetBias ? new LstmGates.ForgetGateBias(BiasInitializer) : BiasInitializer;

    /// <summary>The shape of the output of a step, and of both states.</summary>
    internal Shape StateShape(Layer layer, Shape step, Shape received) => Format.OutputShape(layer, received, InputWindow.OutputLengths(Format.SpatialOf(step)), Filters,
        $", window={KernelSize}, padding=\"{Padding}\". Use padding: \"same\" or a smaller window.");

    /// <inheritdoc/>
    public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training)
    {
        var run = Begin(inputs, training);
        var (output, next) = run.Step(run.Project(inputs.unsqueeze(1)).squeeze(1), [.. states.Select(Format.ToKernel)]);
        return (Format.FromKernel(output), [.. next.Select(Format.FromKernel)]);
    }

    /// <summary>Begins a run, whose states and outputs are images as kernels take them.</summary>
    internal override CellRun Begin(Tensor like, bool training)
    {
        var state = torch.empty(StateShape(this, Shape.Of(like), Shape.Of(like)).ToSizes(), like.dtype, like.device);
        return new ConvLSTMRun(this, DropoutMasks(Format.ToKernel(like), Dropout, Gates, training), DropoutMasks(Format.ToKernel(state), RecurrentDropout, Gates, training));
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (Format.ChannelsOf(inputShape) is not int channels) throw new ArgumentException($"{Description}: the number of channels must be known. Received: input shape={inputShape}");
        Shape Kernel(int from) => new([.. KernelSize.Values.ToArray().Select(k => (int?)k), from, Gates * Filters]);
        AddWeights(Kernel(channels), Kernel(Filters), Gates * Filters, KernelLayout.Convolution(KernelSize.Length));
    }
}
