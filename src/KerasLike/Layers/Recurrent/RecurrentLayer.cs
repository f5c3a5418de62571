using System.Text.Json.Nodes;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of layers that run a cell over the steps of a sequence.</summary>
// Keras writes the key for recurrent layers even where there is no regularizer.
[ConfigConstant("activity_regularizer", null)]
public abstract class RecurrentLayer : Layer
{
    readonly RNNCell cell;
    readonly KeptStates kept = new();

    private protected RecurrentLayer(RNNCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        Regularizer? activityRegularizer, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype, inputShape, activityRegularizer)
    {
        this.cell = Check.NotNull(cell, GetType().Name);
        // A cell of one's own may take more than features at a step.
        InputSpec = (cell is StackedRNNCells stack ? stack.Cells[0] : cell) is KernelCell ? new(ndim: 3) { Hint = "A recurrent layer takes (batch, steps, features)." } : new(minNdim: 2) { Hint = "A recurrent layer takes (batch, steps, …)." };
        (ReturnSequences, ReturnState, GoBackwards, Stateful, Unroll, ZeroOutputForMask) = (returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask);
    }

    /// <summary>Whether the output is that of every step, or the last one's.</summary>
    public bool ReturnSequences { get; }

    /// <summary>Whether the last states follow the output.</summary>
    public bool ReturnState { get; }

    /// <summary>Whether the sequence is read from its end.</summary>
    public bool GoBackwards { get; }

    /// <summary>Whether a batch begins with the states that the batch before ended with.</summary>
    public bool Stateful { get; }

    /// <summary>Whether Keras unrolls its loop.</summary>
    public bool Unroll { get; }

    /// <summary>Whether the output of a masked step is zero, or the step before's.</summary>
    public bool ZeroOutputForMask { get; }

    internal RNNCell RunCell => cell;

    internal override bool NeedsFloats => true;

    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => ReturnSequences ? base.ComputeMask(inputs, previousMask) : null;

    // The initial states stand by themselves.
    internal override CallArguments Arguments(KerasTensors inputs, bool? training)
    {
        var arguments = CallArguments.Of([inputs[0]], training, takesMask: inputs.Count == 1);
        return inputs.Count == 1 ? arguments : new(arguments.Positional, arguments.Keyword.Append(new("initial_state", inputs.Skip(1).ToList())).ToDictionary());
    }

    /// <inheritdoc/>
    public override JsonObject? GetBuildConfig() => BuildShapes is not [var sequences, _, ..] ? base.GetBuildConfig() : new()
    {
        ["shapes_dict"] = new JsonObject
        {
            ["sequences_shape"] = ConfigValue.Write(sequences),
            ["initial_state_shape"] = BuildShapes.Count == 2 ? ConfigValue.Write(BuildShapes[1]) : new JsonArray([.. BuildShapes.Skip(1).Select(s => ConfigValue.Write(s))]),
        },
    };

    /// <summary>The states that a stateful layer will begin the next batch with; empty before the first.</summary>
    internal IReadOnlyList<Tensor> KeptStates => kept.States;

    /// <summary>Makes a stateful layer begin the next batch anew.</summary>
    public void ResetState() => kept.Keep([]);

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var (sequences, initial) = (Check.NotNull(inputs)[0], ((IEnumerable<Tensor>)inputs).Skip(1).ToList());
        if (initial.Count > 0 && initial.Count != cell.StateSize.Count)
            throw new ArgumentException($"{Description}: the initial state has {cell.StateSize.Count} tensors. Received: {initial.Count}", nameof(inputs));
        if (initial.Count == 0) initial = [.. (Stateful ? kept.For(this, sequences) : null) ?? NewStates(sequences)];
        var (last, all, states) = RunSequence(sequences, initial, CallContext.MaskOf(sequences), Check.NotNull(context).Training);
        if (Stateful) kept.Keep(states);
        var output = ReturnSequences ? all! : last;
        return ReturnState ? new Tensors([output, .. states]) : output;
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (Stateful && inputShape[0] is null)
            throw new ArgumentException($"{Description}: a stateful layer needs to know the batch size. Received: input shape={inputShape}. Give it by Keras.Input(batchShape: …) or batchSize.");
        if (Unroll && inputShape[1] is null)
            throw new ArgumentException($"{Description}: unroll: true needs a known number of steps. Received: input shape={inputShape}");
        cell.EnsureBuilt([StepShape(inputShape)]);
    }

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var output = ComputeOutputShape(inputs[0].Shape);
        var states = ReturnState ? StateShapes(inputs[0].Shape) : [];
        return [.. states.Prepend(output).Select(shape => (shape, DType.ComputeDType))];
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) =>
        ReturnSequences ? [Check.NotNull(inputShape)[0], inputShape[1], cell.OutputSize] : [Check.NotNull(inputShape)[0], cell.OutputSize];

    // The states have a shape of their own.
    internal override IEnumerable<Shape> Specified(IReadOnlyList<Shape> inputs) => inputs.Take(1);

    private protected virtual Shape StepShape(Shape inputShape) => [inputShape[0], .. inputShape.Skip(2)];

    private protected virtual IEnumerable<Shape> StateShapes(Shape inputShape) => cell.StateSize.Select(size => new Shape(inputShape[0], size));

    private protected virtual IReadOnlyList<Tensor> NewStates(Tensor sequences) => cell.GetInitialState((int)sequences.size(0));

    /// <summary>Runs the cell: the last output, that of all steps where they are wanted, and the last states.</summary>
    private protected virtual (Tensor Last, Tensor? All, IReadOnlyList<Tensor> States) RunSequence(Tensor sequences, IReadOnlyList<Tensor> states, Tensor? mask, bool training)
    {
        if (GoBackwards) (sequences, mask) = (sequences.flip(1), mask?.flip(1));
        var run = cell.Begin(sequences.select(1, 0), training);
        return StepThrough(run, sequences, states, mask);
    }

    /// <summary>The general loop, a step at a time.</summary>
    private protected (Tensor Last, Tensor? All, IReadOnlyList<Tensor> States) StepThrough(CellRun run, Tensor sequences, IReadOnlyList<Tensor> states, Tensor? mask)
    {
        var (last, outputs, ends) = StepLoop.Run(run, sequences, states, mask, ZeroOutputForMask, ReturnSequences);
        return (last, outputs is null ? null : Stack(outputs), ends);
    }

    /// <summary>The outputs of all steps as one tensor.</summary>
    private protected virtual Tensor Stack(List<Tensor> outputs) => torch.stack(outputs, 1);
}
