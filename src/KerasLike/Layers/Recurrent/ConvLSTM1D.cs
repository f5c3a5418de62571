using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Long short-term memory over sequences of lines, whose products with the kernels are convolutions.</summary>
/// <param name="filters">The number of channels of the output and of each state, positive.</param>
/// <param name="kernelSize">The length of the window, in elements, positive.</param>
/// <param name="strides">The step of the input's window, in elements, positive. Default: 1.</param>
/// <param name="padding"><c>"valid"</c>: the input's window stays inside; <c>"same"</c>: zeros are added so that with stride 1 the output has the input's size. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, length, channels) or <c>"channels_first"</c> for (batch, steps, channels, length). Default: <c>"channels_last"</c>.</param>
/// <param name="dilationRate">The distance between the elements of the input's window, in elements, positive; other than 1 only with strides of 1. Default: 1.</param>
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
/// <param name="dropout">The fraction of the input dropped in training, from 0 to 1, the same values at every step, others for each gate. Default: 0.</param>
/// <param name="recurrentDropout">The fraction of the state dropped in training, from 0 to 1, the same values at every step, others for each gate. Default: 0.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="returnSequences">Whether the output is that of every step, or the last one's. Default: false.</param>
/// <param name="returnState">Whether the last states follow the output. Default: false.</param>
/// <param name="goBackwards">Whether the sequence is read from its end. Default: false.</param>
/// <param name="stateful">Whether a batch begins with the states that the batch before ended with, sample by sample. Default: false.</param>
/// <param name="unroll">Whether Keras unrolls its loop; a hint to compilers, without effect on the result. Needs a known number of steps. Default: false.</param>
/// <param name="zeroOutputForMask">Whether the output of a masked step is zero, or the step before's. Default: false.</param>
/// <param name="inputShape">The shape of one sample, (steps, length, channels), on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, length, channels), optionally followed by the initial states.<br/>
/// Output: (batch, new length, filters), or (batch, steps, new length, filters) with <paramref name="returnSequences"/>; with <paramref name="returnState"/> the states h and c after it.<br/>
/// Weights: kernel (kernel size, channels, 4 · filters), recurrent_kernel (kernel size, filters, 4 · filters), bias (4 · filters,).<br/>
/// Keras: <c>keras.layers.ConvLSTM1D</c><br/>
/// Paper: Shi et al., 2015 (arXiv:1506.04214), without its connections from c to the gates
/// </remarks>
/// <example><code>model.Add(new ConvLSTM1D(16, kernelSize: 3, padding: "same", returnSequences: true));</code></example>
public sealed class ConvLSTM1D(int filters, Dims kernelSize, Dims? strides = null, string padding = "valid", string? dataFormat = null, Dims? dilationRate = null,
    ActivationFunction? activation = null, ActivationFunction? recurrentActivation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? recurrentInitializer = null,
    Initializer? biasInitializer = null, bool unitForgetBias = true, Regularizer? kernelRegularizer = null, Regularizer? recurrentRegularizer = null, Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? recurrentConstraint = null, Constraint? biasConstraint = null, double dropout = 0,
    double recurrentDropout = 0, int? seed = null, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false, bool unroll = false,
    bool zeroOutputForMask = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ConvLSTM(1,
        new ConvLSTMCell(nameof(ConvLSTM1D), 1, filters, kernelSize, strides, padding, dataFormat, dilationRate, activation, recurrentActivation, useBias, kernelInitializer,
            recurrentInitializer, biasInitializer, unitForgetBias, kernelRegularizer, recurrentRegularizer, biasRegularizer, kernelConstraint, recurrentConstraint, biasConstraint, dropout,
            recurrentDropout, seed, trainable, dtype),
        returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype);
