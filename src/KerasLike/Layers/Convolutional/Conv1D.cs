using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>One-dimensional convolution: <c>activation(kernel ∗ inputs + bias)</c>, the kernel sliding over the steps of a sequence.</summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernelSize">The length of the window, in steps, positive.</param>
/// <param name="strides">The step of the window, in steps, positive. Default: 1.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: zeros are added so that with stride 1 the output has the input's size; <c>"causal"</c>: they are added before the first step, so that no output depends on later steps. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, channels) or <c>"channels_first"</c> for (batch, channels, steps). Default: <c>"channels_last"</c>.</param>
/// <param name="dilationRate">The distance between the window's elements, in steps, positive; other than 1 only with strides of 1. Default: 1.</param>
/// <param name="groups">The number of groups that channels are convolved in, each by itself; divides the channels in and out. Default: 1.</param>
/// <param name="activation">The activation; null is linear. Default: null.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="kernelInitializer">What gives the kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="kernelRegularizer">A penalty on the kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="kernelConstraint">A projection of the kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="inputShape">The shape of one sequence, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, new steps, filters).<br/>
/// Weights: kernel (kernel size, channels / groups, filters), bias (filters,).<br/>
/// Keras: <c>keras.layers.Conv1D</c><br/>
/// Paper: van den Oord et al., 2016 (arXiv:1609.03499), for causal padding
/// </remarks>
/// <example><code>model.Add(new Conv1D(32, kernelSize: 3, padding: "causal", activation: "relu", inputShape: (null, 8)));</code></example>
[Alias("convolution1d")]
public sealed class Conv1D(int filters, Dims kernelSize, Dims? strides = null, string padding = "valid", string? dataFormat = null, Dims? dilationRate = null, int groups = 1,
    ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null, Shape? inputShape = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Conv(1, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer,
        activityRegularizer, kernelConstraint, biasConstraint, inputShape, name, trainable, dtype);
