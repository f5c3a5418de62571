using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Depthwise two-dimensional convolution: each channel by itself, with <c>depthMultiplier</c> kernels of its own.</summary>
/// <param name="kernelSize">The height and width of the window, in pixels, positive.</param>
/// <param name="strides">The step of the window, in pixels, positive. Default: 1.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: zeros are added so that with stride 1 the output has the input's size. Default: <c>"valid"</c>.</param>
/// <param name="depthMultiplier">The number of output channels for each input channel, positive. Default: 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="dilationRate">The distance between the window's elements, in pixels, positive. Default: 1.</param>
/// <param name="activation">The activation; null is linear. Default: null.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="depthwiseInitializer">What gives the kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="depthwiseRegularizer">A penalty on the kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="depthwiseConstraint">A projection of the kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="inputShape">The shape of one image, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, new height, new width, channels · depth multiplier).<br/>
/// Weights: kernel (kernel height, kernel width, channels, depth multiplier), bias (channels · depth multiplier,).<br/>
/// Keras: <c>keras.layers.DepthwiseConv2D</c><br/>
/// Paper: Howard et al., 2017 (arXiv:1704.04861)
/// </remarks>
/// <example><code>model.Add(new DepthwiseConv2D(kernelSize: 3, padding: "same", activation: "relu"));</code></example>
public sealed class DepthwiseConv2D(Dims kernelSize, Dims? strides = null, string padding = "valid", int depthMultiplier = 1, string? dataFormat = null, Dims? dilationRate = null,
    ActivationFunction? activation = null, bool useBias = true, Initializer? depthwiseInitializer = null, Initializer? biasInitializer = null, Regularizer? depthwiseRegularizer = null,
    Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? depthwiseConstraint = null, Constraint? biasConstraint = null, Shape? inputShape = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : DepthwiseConv(2, kernelSize, strides, padding, depthMultiplier, dataFormat, dilationRate, activation, useBias, depthwiseInitializer, biasInitializer, depthwiseRegularizer,
        biasRegularizer, activityRegularizer, depthwiseConstraint, biasConstraint, inputShape, name, trainable, dtype);
