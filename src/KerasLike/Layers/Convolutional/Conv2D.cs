using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Two-dimensional convolution: <c>activation(kernel ∗ inputs + bias)</c>, the kernel sliding over height and width.</summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernelSize">The height and width of the window, in pixels, positive.</param>
/// <param name="strides">The step of the window, in pixels, positive. Default: 1.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: zeros are added so that with stride 1 the output has the input's size. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="dilationRate">The distance between the window's elements, in pixels, positive; other than 1 only with strides of 1. Default: 1.</param>
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
/// <param name="inputShape">The shape of one image, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, new height, new width, filters).<br/>
/// Weights: kernel (kernel height, kernel width, channels / groups, filters), bias (filters,).<br/>
/// Keras: <c>keras.layers.Conv2D</c>
/// </remarks>
/// <example><code>model.Add(new Conv2D(32, kernelSize: (5, 5), activation: "relu", inputShape: (28, 28, 1)));</code></example>
[Alias("convolution2d")]
public sealed class Conv2D(int filters, Dims kernelSize, Dims? strides = null, string padding = "valid", string? dataFormat = null, Dims? dilationRate = null, int groups = 1,
    ActivationFunction? activation = null, bool useBias = true, Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null, Shape? inputShape = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Conv(2, filters, kernelSize, strides, padding, dataFormat, dilationRate, groups, activation, useBias, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer,
        activityRegularizer, kernelConstraint, biasConstraint, inputShape, name, trainable, dtype);
