using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of the recurrent layers that come with a cell of their own and show its arguments.</summary>
public abstract class WeightedRecurrentLayer : RecurrentLayer
{
    private protected WeightedRecurrentLayer(WeightedCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        Regularizer? activityRegularizer, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype) { }

    /// <summary>The activation.</summary>
    public ActivationFunction Activation => OwnCell.Activation;

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias => OwnCell.UseBias;

    /// <summary>What gives the input's kernel its first value.</summary>
    public Initializer KernelInitializer => OwnCell.KernelInitializer;

    /// <summary>What gives the state's kernel its first value.</summary>
    public Initializer RecurrentInitializer => OwnCell.RecurrentInitializer;

    /// <summary>What gives the bias its first value.</summary>
    public Initializer BiasInitializer => OwnCell.BiasInitializer;

    /// <summary>A penalty on the input's kernel, or null.</summary>
    public Regularizer? KernelRegularizer => OwnCell.KernelRegularizer;

    /// <summary>A penalty on the state's kernel, or null.</summary>
    public Regularizer? RecurrentRegularizer => OwnCell.RecurrentRegularizer;

    /// <summary>A penalty on the bias, or null.</summary>
    public Regularizer? BiasRegularizer => OwnCell.BiasRegularizer;

    /// <summary>A projection of the input's kernel after each update, or null.</summary>
    public Constraint? KernelConstraint => OwnCell.KernelConstraint;

    /// <summary>A projection of the state's kernel after each update, or null.</summary>
    public Constraint? RecurrentConstraint => OwnCell.RecurrentConstraint;

    /// <summary>A projection of the bias after each update, or null.</summary>
    public Constraint? BiasConstraint => OwnCell.BiasConstraint;

    /// <summary>The fraction of the input dropped in training.</summary>
    public double Dropout => OwnCell.Dropout;

    /// <summary>The fraction of the state dropped in training.</summary>
    public double RecurrentDropout => OwnCell.RecurrentDropout;

    private protected WeightedCell OwnCell => (WeightedCell)RunCell;
}
