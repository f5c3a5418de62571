using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of cells with a kernel for the input, one for the state, and a bias, each in equal parts for the cell's gates.</summary>
public abstract class WeightedCell : RNNCell
{
    readonly SeedGenerator seeds;

    private protected WeightedCell(ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? recurrentInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer, Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint,
        double dropout, double recurrentDropout, int? seed, string? name, bool trainable, DTypePolicy? dtype, string? owner = null)
        : base(name, trainable, dtype)
    {
        owner ??= GetType().Name;
        (Activation, UseBias) = (activation ?? ActivationFunction.Tanh, useBias);
        (KernelInitializer, RecurrentInitializer, BiasInitializer) = (kernelInitializer ?? "glorot_uniform", recurrentInitializer ?? "orthogonal", biasInitializer ?? "zeros");
        (KernelRegularizer, RecurrentRegularizer, BiasRegularizer) = (kernelRegularizer, recurrentRegularizer, biasRegularizer);
        (KernelConstraint, RecurrentConstraint, BiasConstraint) = (kernelConstraint, recurrentConstraint, biasConstraint);
        (Dropout, RecurrentDropout) = (Check.InRange(dropout, 0, 1, owner), Check.InRange(recurrentDropout, 0, 1, owner));
        (Seed, seeds) = (seed, new(seed));
    }

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
    public int? Seed { get; }

    /// <summary>The input's kernel.</summary>
    public Variable Kernel { get; private set; } = null!;

    /// <summary>The state's kernel.</summary>
    public Variable RecurrentKernel { get; private set; } = null!;

    /// <summary>The bias, or null.</summary>
    public Variable? Bias { get; private set; }

    /// <summary>In how many parts, one for each gate, the weights come.</summary>
    internal abstract int Gates { get; }

    private protected virtual Initializer FullBiasInitializer => BiasInitializer;

    /// <summary>Makes the weights.</summary>
    private protected void AddWeights(Shape kernel, Shape recurrentKernel, Shape bias, KernelLayout layout)
    {
        Kernel = AddWeight("kernel", kernel, layout, KernelInitializer, KernelRegularizer, KernelConstraint);
        RecurrentKernel = AddWeight("recurrent_kernel", recurrentKernel, layout, RecurrentInitializer, RecurrentRegularizer, RecurrentConstraint);
        if (UseBias) Bias = AddWeight("bias", bias, FullBiasInitializer, BiasRegularizer, BiasConstraint);
    }

    /// <summary>Masks of dropout for one run; none where nothing is dropped, and Keras drops nothing at a rate of 1 either.</summary>
    private protected Tensor[] DropoutMasks(Tensor like, double rate, int count, bool training) =>
        !training || rate is 0 or 1 ? [] : [.. Enumerable.Range(0, count).Select(_ => seeds.DropoutMask(like, rate))];
}
