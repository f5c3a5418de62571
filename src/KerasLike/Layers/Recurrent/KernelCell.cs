using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of cells with one kernel for the input and one for the state, whose columns belong to the cell's gates in turn.</summary>
public abstract class KernelCell : RNNCell
{
    readonly SeedGenerator seeds;

    private protected KernelCell(int units, ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer, Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint,
        double dropout, double recurrentDropout, int? seed, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype)
    {
        var owner = GetType().Name;
        (Units, Activation, UseBias) = (Check.Positive(units, owner), activation ?? ActivationFunction.Tanh, useBias);
        (KernelInitializer, RecurrentInitializer, BiasInitializer) = (kernelInitializer ?? "glorot_uniform", recurrentInitializer ?? "orthogonal", biasInitializer ?? "zeros");
        (KernelRegularizer, RecurrentRegularizer, BiasRegularizer) = (kernelRegularizer, recurrentRegularizer, biasRegularizer);
        (KernelConstraint, RecurrentConstraint, BiasConstraint) = (kernelConstraint, recurrentConstraint, biasConstraint);
        (Dropout, RecurrentDropout) = (Check.InRange(dropout, 0, 1, owner), Check.InRange(recurrentDropout, 0, 1, owner));
        (Seed, seeds) = (seed, new(seed));
    }

    /// <summary>The size of the output and of each state.</summary>
    public int Units { get; }

    /// <summary>The activation.</summary>
    public ActivationFunction Activation { get; }

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; }

    /// <summary>What gives the input's kernel its first value.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>What gives the state's kernel its first value.</summary>
    public Initializer RecurrentInitializer { get; }

    /// <summary>What gives the bias its first value.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>A penalty on the input's kernel, or null.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>A penalty on the state's kernel, or null.</summary>
    public Regularizer? RecurrentRegularizer { get; }

    /// <summary>A penalty on the bias, or null.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>A projection of the input's kernel after each update, or null.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>A projection of the state's kernel after each update, or null.</summary>
    public Constraint? RecurrentConstraint { get; }

    /// <summary>A projection of the bias after each update, or null.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The fraction of the input dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>The fraction of the state dropped in training.</summary>
    public double RecurrentDropout { get; }

    /// <summary>The seed as given, or null.</summary>
    public virtual int? Seed { get; }

    /// <summary>The input's kernel: (features, gates · units).</summary>
    public Variable Kernel { get; private set; } = null!;

    /// <summary>The state's kernel: (units, gates · units).</summary>
    public Variable RecurrentKernel { get; private set; } = null!;

    /// <summary>The bias, or null.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [Units];

    /// <summary>How many blocks of columns the kernels have.</summary>
    internal abstract int Gates { get; }

    /// <summary>Whether each gate drops values of its own, as Keras does in cells with several gates and recurrent dropout.</summary>
    internal bool DropsByGate => Gates > 1 && RecurrentDropout != 0;

    private protected virtual Shape BiasShape => Gates * Units;

    private protected virtual Initializer FullBiasInitializer => BiasInitializer;

    /// <inheritdoc/>
    public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training)
    {
        var run = Begin(inputs, training);
        return run.Step(run.Project(inputs.unsqueeze(1)).squeeze(1), states);
    }

    internal override KernelRun Begin(Tensor like, bool training)
    {
        // Keras drops nothing at a rate of 1 either.
        Tensor[] Masks(Tensor of, double rate) => !training || rate is 0 or 1 ? [] : [.. Enumerable.Range(0, DropsByGate ? Gates : 1).Select(_ => seeds.DropoutMask(of, rate))];
        var inputMasks = Masks(like, Dropout);
        var stateMasks = Masks(RecurrentDropout == 0 ? like : like.new_empty([like.size(0), Units]), RecurrentDropout);
        return NewRun(inputMasks, stateMasks);
    }

    private protected abstract KernelRun NewRun(Tensor[] inputMasks, Tensor[] stateMasks);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        if (inputShape is not [_, .., int features]) throw new ArgumentException($"{Description}: the last axis of the input must be known. Received: input shape={inputShape}");
        Kernel = AddWeight("kernel", (features, Gates * Units), KernelLayout.Dense, KernelInitializer, KernelRegularizer, KernelConstraint);
        RecurrentKernel = AddWeight("recurrent_kernel", (Units, Gates * Units), KernelLayout.Dense, RecurrentInitializer, RecurrentRegularizer, RecurrentConstraint);
        if (UseBias) Bias = AddWeight("bias", BiasShape, FullBiasInitializer, BiasRegularizer, BiasConstraint);
    }
}
