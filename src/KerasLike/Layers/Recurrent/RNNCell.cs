namespace KerasLike.Layers;

/// <summary>
/// Base of cells: what a recurrent layer does at each time step. To make one: a constructor, <see cref="StateSize"/>, <c>Build</c> where there are weights,
/// and <see cref="Call(Tensor, IReadOnlyList{Tensor}, bool)"/>. Wrap it as <c>new RNN(cell)</c>.
/// </summary>
/// <remarks>Keras: the cells that <c>keras.layers.RNN</c> takes</remarks>
public abstract class RNNCell : Layer
{
    /// <summary>Makes a cell.</summary>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    /// <param name="trainable">Whether training changes its weights. Default: true.</param>
    /// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
    protected RNNCell(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
        : base(name, trainable, dtype) { }

    /// <summary>The size of each state tensor.</summary>
    public abstract IReadOnlyList<int> StateSize { get; }

    /// <summary>The size of the output. Unless overridden, the first state's.</summary>
    public virtual int OutputSize => StateSize[0];

    internal override bool NeedsFloats => true;

    /// <summary>The states before the first step. Unless overridden, zeros of shape (batch, size).</summary>
    /// <param name="batchSize">The number of samples.</param>
    public virtual IReadOnlyList<Tensor> GetInitialState(int batchSize) =>
        [.. StateSize.Select(size => torch.zeros([batchSize, size], DType.ComputeDType, Keras.Device))];

    /// <summary>Computes one time step.</summary>
    /// <param name="inputs">The input of the step, (batch, features).</param>
    /// <param name="states">The states after the step before.</param>
    /// <param name="training">Whether this is training.</param>
    /// <returns>The output and the states after this step.</returns>
    public abstract (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training);

    /// <summary>Computes one time step: from the input followed by the states to the output followed by the new states.</summary>
    /// <param name="inputs">The input and the states.</param>
    /// <param name="context">What the call inherits.</param>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        if (Check.NotNull(inputs).Count != StateSize.Count + 1)
            throw new ArgumentException($"{Description} takes the input of a step and {StateSize.Count} states. Received: {inputs.Count} tensors", nameof(inputs));
        var (output, states) = Call(inputs[0], [.. ((IEnumerable<Tensor>)inputs).Skip(1)], Check.NotNull(context).Training);
        return new([output, .. states]);
    }

    /// <summary>Begins a run over the steps of a sequence, for which dropout makes its choices once.</summary>
    /// <param name="like">The input of a step, (batch, features).</param>
    /// <param name="training">Whether this is training.</param>
    internal virtual CellRun Begin(Tensor like, bool training) => new StepByStep(this, training);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(inputs[0].Shape.With(-1, OutputSize), DType.ComputeDType), .. StateSize.Select(size => (inputs[0].Shape.With(-1, size), DType.ComputeDType))];

    sealed class StepByStep(RNNCell cell, bool training) : CellRun
    {
        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states) => cell.Call(projected, states, training);
    }
}
