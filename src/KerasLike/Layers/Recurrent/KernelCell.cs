using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of cells whose kernels are matrices, their columns the gates' in turn.</summary>
public abstract class KernelCell : WeightedCell
{
    private protected KernelCell(int units, ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer, Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint,
        double dropout, double recurrentDropout, int? seed, string? name, bool trainable, DTypePolicy? dtype)
        : base(activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer, biasRegularizer,
            kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, name, trainable, dtype) =>
        Units = Check.Positive(units, GetType().Name);

    /// <summary>The size of the output and of each state.</summary>
    public int Units { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [Units];

    /// <summary>Whether each gate drops values of its own, as Keras does in cells with several gates and recurrent dropout.</summary>
    internal bool DropsByGate => Gates > 1 && RecurrentDropout != 0;

    private protected virtual Shape BiasShape => Gates * Units;

    /// <inheritdoc/>
    public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training)
    {
        var run = Begin(inputs, training);
        return run.Step(run.Project(inputs.unsqueeze(1)).squeeze(1), states);
    }

    internal override KernelRun Begin(Tensor like, bool training)
    {
        var count = DropsByGate ? Gates : 1;
        var inputMasks = DropoutMasks(like, Dropout, count, training);
        return NewRun(inputMasks, DropoutMasks(RecurrentDropout == 0 ? like : like.new_empty([like.size(0), Units]), RecurrentDropout, count, training));
    }

    private protected abstract KernelRun NewRun(Tensor[] inputMasks, Tensor[] stateMasks);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape is not [_, .., int features]) throw new ArgumentException($"{Description}: the last axis of the input must be known. Received: input shape={inputShape}");
        AddWeights((features, Gates * Units), (Units, Gates * Units), BiasShape, KernelLayout.Dense);
    }
}
