using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>One step of a plain recurrent layer: <c>h' = activation(x · kernel + h · recurrent_kernel + bias)</c>.</summary>
/// <param name="units">The size of the output and of each state, positive.</param>
/// <param name="activation">The activation. Default: <c>"tanh"</c>.</param>
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
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, features), and state (batch, units).<br/>
/// Output: (batch, units), and the new state.<br/>
/// Weights: kernel (features, units), recurrent_kernel (units, units), bias (units,).<br/>
/// Keras: <c>keras.layers.SimpleRNNCell</c>
/// </remarks>
/// <example><code>var layer = new RNN(new SimpleRNNCell(64));</code></example>
public sealed class SimpleRNNCell(int units, ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
    Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int? seed = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelCell(units, activation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, kernelRegularizer, recurrentRegularizer, biasRegularizer,
        kernelConstraint, recurrentConstraint, biasConstraint, dropout, recurrentDropout, seed, name, trainable, dtype)
{
    internal override int Gates => 1;

    private protected override KernelRun NewRun(Tensor[] inputMasks, Tensor[] stateMasks) => new Steps(this, inputMasks, stateMasks);

    sealed class Steps(SimpleRNNCell cell, Tensor[] inputMasks, Tensor[] stateMasks) : KernelRun(cell, inputMasks, stateMasks)
    {
        internal override (Tensor Output, IReadOnlyList<Tensor> States) Step(Tensor projected, IReadOnlyList<Tensor> states)
        {
            var h = cell.Activation.Apply(AddOfState(projected, states[0]));
            return (h, [h]);
        }
    }
}
