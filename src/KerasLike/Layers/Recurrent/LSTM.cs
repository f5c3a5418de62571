using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Long short-term memory: a recurrent layer whose state c is kept, changed and shown through gates.</summary>
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
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the input's kernel after each update. Default: none.</param>
/// <param name="recurrentConstraint">A projection of the state's kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="dropout">The fraction of the input dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="recurrentDropout">The fraction of the state dropped in training, from 0 to 1, the same values at every step. Default: 0.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="returnSequences">Whether the output is that of every step, or the last one's. Default: false.</param>
/// <param name="returnState">Whether the last states follow the output. Default: false.</param>
/// <param name="goBackwards">Whether the sequence is read from its end. Default: false.</param>
/// <param name="stateful">Whether a batch begins with the states that the batch before ended with, sample by sample. Default: false.</param>
/// <param name="unroll">Whether Keras unrolls its loop; a hint to compilers, without effect on the result. Needs a known number of steps. Default: false.</param>
/// <param name="useCudnn">Whether libtorch's fused kernel runs: true demands it, false avoids it, null takes it where the options allow. Default: null.</param>
/// <param name="zeroOutputForMask">Whether the output of a masked step is zero, or the step before's. Default: false.</param>
/// <param name="inputShape">The shape of one sample, (steps, features), on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, features), optionally followed by the initial states.<br/>
/// Output: (batch, units), or (batch, steps, units) with <paramref name="returnSequences"/>; with <paramref name="returnState"/> the states after it.<br/>
/// Weights: kernel (features, 4 · units), recurrent_kernel (units, 4 · units), bias (4 · units,).<br/>
/// Keras: <c>keras.layers.LSTM</c><br/>
/// Paper: Hochreiter and Schmidhuber, 1997 (doi.org/10.1162/neco.1997.9.8.1735)
/// </remarks>
/// <example><code>model.Add(new LSTM(64, returnSequences: true));</code></example>
public sealed class LSTM(int units, ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null,
    Initializer? recurrentInitializer = null, Initializer? biasInitializer = null, bool unitForgetBias = true, Regularizer? kernelRegularizer = null,
    Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null,
    Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0, double recurrentDropout = 0, int? seed = null, bool returnSequences = false,
    bool returnState = false, bool goBackwards = false, bool stateful = false, bool unroll = false, bool? useCudnn = null, bool zeroOutputForMask = false, Shape? inputShape = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : KernelRecurrentLayer(
        new LSTMCell(Check.Positive(units), activation, recurrentActivation, useBias, kernelInitializer, recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer, recurrentRegularizer,
            biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, Check.InRange(dropout, 0, 1), Check.InRange(recurrentDropout, 0, 1), seed, name: "lstm_cell", trainable: trainable, dtype: dtype),
        returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype)
{
    /// <summary>The seed of dropout as given, or null.</summary>
    public int? Seed => Cell.Seed;

    /// <summary>The activation of the gates.</summary>
    public ActivationFunction RecurrentActivation => ((LSTMCell)Cell).RecurrentActivation;

    /// <summary>Whether the forget gate's bias began at 1.</summary>
    public bool UnitForgetBias => ((LSTMCell)Cell).UnitForgetBias;

    /// <summary>Whether libtorch's fused kernel must run, must not, or null.</summary>
    [NotInConfig]
    public bool? UseCudnn { get; } = useCudnn;

    private protected override bool? WantsFused => UseCudnn;

    private protected override Tensors? RunFused(Tensor sequences, IReadOnlyList<Tensor> states) => FusedRecurrence.Lstm((LSTMCell)Cell, sequences, states);
}
