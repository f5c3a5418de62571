using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>One step of a GRU: with gates <c>z</c> and <c>r</c>, <c>h' = z h + (1 − z) activation(x · kernel + r (h · recurrent_kernel) + bias)</c>.</summary>
/// <param name="units">The size of the output and of each state, positive.</param>
/// <param name="activation">The activation. Default: <c>"tanh"</c>.</param>
/// <param name="recurrentActivation">The activation of the gates. Default: <c>"sigmoid"</c>.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="kernelInitializer">What gives the input's kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="recurrentInitializer">What gives the state's kernel its first value. Default: <c>"orthogonal"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="kernelRegularizer">A penalty on the input's kernel that is added to the loss. Default: none.</param>
/// <param name="recurrentRegularizer">A penalty on the state's kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the input's kernel after each update. Default: none.</param>
/// <param name="recurrentConstraint">A projection of the state's kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="dropout">The fraction of the input dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="recurrentDropout">The fraction of the state dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="resetAfter">Whether the reset gate acts after the product with the state's kernel, as cuDNN has it, or before, as in the paper. Default: true.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, features), and state (batch, units).<br/>
/// Output: (batch, units), and the new state.<br/>
/// Weights: kernel (features, 3 · units), recurrent_kernel (units, 3 · units), bias (2, 3 · units), or (3 · units,) where the reset gate acts before.<br/>
/// Keras: <c>keras.layers.GRUCell</c><br/>
/// Paper: Cho et al., 2014 (arXiv:1406.1078)
/// </remarks>
/// <example><code>var layer = new RNN(new GRUCell(64));</code></example>
public sealed class GRUCell(int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null,
    Regularizer? biasRegularizer = null, Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
    double recurrentDropout = 0, bool resetAfter = true, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelCell(units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer, biasRegularizer,
        kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, name, trainable, dtype)
{
    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation { get; } = recurrentActivation ?? ActivationFunction.Sigmoid;

    /// <summary>Whether the reset gate acts after the product with the state's kernel.</summary>
    public bool ResetAfter { get; } = resetAfter;

    internal override int Gates => 3;

    private protected override Shape BiasShape => ResetAfter ? (2, 3 * Units) : 3 * Units;

    private protected override KernelRun NewRun(Tensor[] inputMasks, Tensor[] stateMasks) => new Steps(this, inputMasks, stateMasks);

    sealed class Steps(GRUCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : KernelRun(cell, inputMasks, stateMasks)
    {
        readonly Tensor? stateBias = cell is { UseBias: true, ResetAfter: true } ? ((Tensor)cell.Bias!)[1] : null;

        private protected override Tensor? InputBias { get; } = cell is { UseBias: true, ResetAfter: true } ? ((Tensor)cell.Bias!)[0] : cell.Bias;

        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states)
        {
            var h = states[0];
            var input = projected.chunk(3, -1);
            var ofState = (cell.ResetAfter ? WithBias(OfState(h, 0, 3)) : OfState(h, 0, 2)).chunk(cell.ResetAfter ? 3 : 2, -1);
            var update = cell.RecurrentActivation.Apply(input[0].Plus(ofState[0]));
            var reset = cell.RecurrentActivation.Apply(input[1].Plus(ofState[1]));
            var candidate = cell.Activation.Apply(input[2].Plus(cell.ResetAfter ? reset * ofState[2] : (reset * Seen(h, 2)).matmul(Columns(2, 1))));
            var next = candidate.Plus(update * (h - candidate));
            return (next, [next]);
        }

        Tensor WithBias(Tensor product) => stateBias is null ? product : product.Plus(stateBias);
    }
}
