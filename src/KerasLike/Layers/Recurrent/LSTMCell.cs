using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>One step of an LSTM: <c>i, f, c̃, o = x · kernel + h · recurrent_kernel + bias</c>, <c>c' = σ(f) c + σ(i) tanh(c̃)</c>, <c>h' = σ(o) tanh(c')</c>.</summary>
/// <param name="units">The size of the output and of each state, positive.</param>
/// <param name="activation">The activation. Default: <c>"tanh"</c>.</param>
/// <param name="recurrentActivation">The activation of the gates. Default: <c>"sigmoid"</c>.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="kernelInitializer">What gives the input's kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="recurrentInitializer">What gives the state's kernel its first value. Default: <c>"orthogonal"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="unitForgetBias">Whether the forget gate's bias begins at 1, after Jozefowicz et al., 2015. Default: true.</param>
/// <param name="kernelRegularizer">A penalty on the input's kernel that is added to the loss. Default: none.</param>
/// <param name="recurrentRegularizer">A penalty on the state's kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the input's kernel after each update. Default: none.</param>
/// <param name="recurrentConstraint">A projection of the state's kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="dropout">The fraction of the input dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="recurrentDropout">The fraction of the state dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, features), and two states, h and c, each (batch, units).<br/>
/// Output: (batch, units), and the new states.<br/>
/// Weights: kernel (features, 4 · units), recurrent_kernel (units, 4 · units), bias (4 · units,).<br/>
/// Keras: <c>keras.layers.LSTMCell</c><br/>
/// Paper: Hochreiter and Schmidhuber, 1997 (doi.org/10.1162/neco.1997.9.8.1735)
/// </remarks>
/// <example><code>var layer = new RNN(new LSTMCell(64));</code></example>
public sealed class LSTMCell(int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, bool unitForgetBias = true, Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null,
    Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelCell(units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer, biasRegularizer,
        kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, name, trainable, dtype)
{
    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation { get; } = recurrentActivation ?? ActivationFunction.Sigmoid;

    /// <summary>Whether the forget gate's bias begins at 1.</summary>
    public bool UnitForgetBias { get; } = unitForgetBias;

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSize => [Units, Units];

    internal override int Gates => 4;

    private protected override Initializer FullBiasInitializer => UnitForgetBias ? new LstmGates.ForgetGateBias(BiasInitializer) : BiasInitializer;

    private protected override KernelRun NewRun(Tensor[] inputMasks, Tensor[] stateMasks) => new Steps(this, inputMasks, stateMasks);

    sealed class Steps(LSTMCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : KernelRun(cell, inputMasks, stateMasks)
    {
        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states) =>
            LstmGates.Step(AddOfState(projected, states[0]).chunk(4, -1), states[1], cell.Activation.Apply, cell.RecurrentActivation.Apply);
    }
}
