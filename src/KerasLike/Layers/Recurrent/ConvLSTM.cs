using KerasLike.Activations;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of <see cref="ConvLSTM1D"/>, <see cref="ConvLSTM2D"/> and <see cref="ConvLSTM3D"/>.</summary>
public abstract class ConvLSTM : WeightedRecurrentLayer
{
    private protected ConvLSTM(int rank, WeightedCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        Regularizer? activityRegularizer, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype) =>
        InputSpec = new(ndim: rank + 3) { Hint = $"It takes (batch, steps, {(DataFormat == "channels_last" ? "*spatial, channels" : "channels, *spatial")})." };

    /// <summary>The number of channels of the output and of each state.</summary>
    public int Filters => Cell.Filters;

    /// <summary>The size of the window on each spatial axis.</summary>
    public Dims KernelSize => Cell.KernelSize;

    /// <summary>The step of the input's window on each spatial axis.</summary>
    public Dims Strides => Cell.Strides;

    /// <summary>How the border of the input is treated.</summary>
    public string Padding => Cell.Padding;

    /// <summary>Where the channels are: <c>"channels_last"</c> or <c>"channels_first"</c>.</summary>
    public string DataFormat => Cell.DataFormat;

    /// <summary>The distance between the elements of the input's window on each spatial axis.</summary>
    public Dims DilationRate => Cell.DilationRate;

    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation => Cell.RecurrentActivation;

    /// <summary>Whether the forget gate's bias began at 1.</summary>
    public bool UnitForgetBias => Cell.UnitForgetBias;

    /// <summary>The seed of dropout as given, or null.</summary>
    public int? Seed => Cell.Seed;

    ConvLSTMCell Cell => (ConvLSTMCell)RunCell;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var state = StateShape(Check.NotNull(inputShape));
        return ReturnSequences ? new([state[0], inputShape[1], .. state.Skip(1)]) : state;
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        StateShape(inputShape);
        base.Build(inputShape);
        InputSpec = new(ndim: inputShape.Rank, axes: new Dictionary<int, int> { [Format.ChannelAxis == -1 ? -1 : 2] = Format.ChannelsOf(StepShape(inputShape))!.Value }) { Hint = InputSpec!.Hint };
    }

    private protected override IEnumerable<Shape> StateShapes(Shape inputShape) => Enumerable.Repeat(StateShape(inputShape), 2);

    private protected override IReadOnlyList<Tensor> NewStates(Tensor sequences)
    {
        var sizes = StateShape(Shape.Of(sequences)).ToSizes();
        return [torch.zeros(sizes, DType.ComputeDType, sequences.device), torch.zeros(sizes, DType.ComputeDType, sequences.device)];
    }

    private protected override (Tensor Last, Tensor? All, IReadOnlyList<Tensor> States) RunSequence(Tensor sequences, IReadOnlyList<Tensor> states, Tensor? mask, bool training)
    {
        var (last, all, ends) = base.RunSequence(sequences, [.. states.Select(Format.ToKernel)], mask, training);
        return (Format.FromKernel(last), all, [.. ends.Select(Format.FromKernel)]);
    }

    private protected override Tensor Stack(List<Tensor> outputs) => base.Stack([.. outputs.Select(Format.FromKernel)]);

    ImageFormat Format => Cell.Format;

    Shape StateShape(Shape inputShape) => Cell.StateShape(this, StepShape(inputShape), inputShape);
}
