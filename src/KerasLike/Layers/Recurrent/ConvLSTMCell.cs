using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>What a <see cref="ConvLSTM"/> does at each step: a long short-term memory whose products with the kernels are convolutions.</summary>
internal sealed class ConvLSTMCell : WeightedCell
{
    readonly ImageFormat format;
    readonly SpatialWindow inputWindow, stateWindow;

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
        format = new(rank, DataFormat == "channels_last");
        inputWindow = new(KernelSize, Strides, DilationRate, Padding);
        // Keras's convolution of the state knows neither strides nor dilation: the state keeps its size.
        var ones = new Dims(1).ForAxes(rank, owner, "");
        stateWindow = new(KernelSize, ones, ones, "same");
    }

    internal int Filters { get; }

    internal Dims KernelSize { get; }

    internal Dims Strides { get; }

    internal Dims DilationRate { get; }

    internal string Padding { get; }

    internal string DataFormat { get; }

    internal ActivationFunction RecurrentActivation { get; }

    internal bool UnitForgetBias { get; }

    internal ImageFormat Format => format;

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [Filters, Filters];

    internal override int Gates => 4;

    private protected override Initializer FullBiasInitializer => UnitForgetBias ? new LstmGates.ForgetGateBias(BiasInitializer) : BiasInitializer;

    /// <summary>The shape of the output of a step, and of both states.</summary>
    internal Shape StateShape(Layer layer, Shape step, Shape received) => format.OutputShape(layer, received, inputWindow.OutputLengths(format.SpatialOf(step)), Filters,
        $", window={KernelSize}, padding=\"{Padding}\". Use padding: \"same\" or a smaller window.");

    /// <inheritdoc/>
    public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training)
    {
        var run = Begin(inputs, training);
        var (output, next) = run.Step(run.Project(inputs.unsqueeze(1)).squeeze(1), [.. states.Select(format.ToKernel)]);
        return (format.FromKernel(output), [.. next.Select(format.FromKernel)]);
    }

    /// <summary>Begins a run, whose states and outputs are images as kernels take them.</summary>
    internal override CellRun Begin(Tensor like, bool training)
    {
        var state = torch.empty(StateShape(this, Shape.Of(like), Shape.Of(like)).ToSizes(), like.dtype, like.device);
        return new Steps(this, DropoutMasks(format.ToKernel(like), Dropout, Gates, training), DropoutMasks(format.ToKernel(state), RecurrentDropout, Gates, training));
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (format.ChannelsOf(inputShape) is not int channels) throw new ArgumentException($"{Description}: the number of channels must be known. Received: input shape={inputShape}");
        Shape Kernel(int from) => new([.. KernelSize.Values.ToArray().Select(k => (int?)k), from, Gates * Filters]);
        AddWeights(Kernel(channels), Kernel(Filters), Gates * Filters, KernelLayout.Convolution(KernelSize.Length));
    }

    sealed class Steps(ConvLSTMCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : CellRun
    {
        readonly Tensor kernel = cell.Kernel, stateKernel = cell.RecurrentKernel;
        readonly Func<Tensor, Tensor> activation = x => cell.format.Activate(cell.Activation, x), recurrentActivation = x => cell.format.Activate(cell.RecurrentActivation, x);

        // (batch, time, …) in Keras's order to (batch, time, …) in the kernels': all steps are one large batch.
        internal override Tensor Project(Tensor inputs)
        {
            var images = cell.format.ToKernel(inputs.flatten(0, 1));
            if (inputMasks.Length > 0)
            {
                var steps = images.unflatten(0, inputs.size(0), inputs.size(1));
                images = SideBySide(inputMasks.Select(mask => (steps * mask.unsqueeze(1)).flatten(0, 1)));
            }
            return cell.inputWindow.Convolve(images, kernel, cell.Bias, GroupsOf(inputMasks)).unflatten(0, inputs.size(0), inputs.size(1));
        }

        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states)
        {
            var ofState = cell.stateWindow.Convolve(stateMasks.Length > 0 ? SideBySide(stateMasks.Select(mask => states[0] * mask)) : states[0], stateKernel, null, GroupsOf(stateMasks));
            return LstmGates.Step(projected.Plus(ofState).chunk(4, 1), states[1], activation, recurrentActivation);
        }

        // Each gate drops values of its own: what each sees, on channels of its own, for a convolution in groups.
        static Tensor SideBySide(IEnumerable<Tensor> seen) => torch.cat([.. seen], 1);

        static int GroupsOf(Tensor[] masks) => Math.Max(1, masks.Length);
    }
}
