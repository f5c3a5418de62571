using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Separable one-dimensional convolution: depthwise, each channel by itself, then pointwise, which mixes the channels; bias and activation after both.</summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernelSize">The length of the window, in steps, positive.</param>
/// <param name="strides">The step of the window, in steps, positive. Default: 1.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: zeros are added so that with stride 1 the output has the input's size. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, channels) or <c>"channels_first"</c> for (batch, channels, steps). Default: <c>"channels_last"</c>.</param>
/// <param name="dilationRate">The distance between the window's elements, in steps, positive. Default: 1.</param>
/// <param name="depthMultiplier">The number of channels between the two steps for each input channel, positive. Default: 1.</param>
/// <param name="activation">The activation; null is linear. Default: null.</param>
/// <param name="useBias">Whether a bias is added. Default: true.</param>
/// <param name="depthwiseInitializer">What gives the depthwise kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="pointwiseInitializer">What gives the pointwise kernel its first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives the bias its first value. Default: <c>"zeros"</c>.</param>
/// <param name="depthwiseRegularizer">A penalty on the depthwise kernel that is added to the loss. Default: none.</param>
/// <param name="pointwiseRegularizer">A penalty on the pointwise kernel that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on the bias that is added to the loss. Default: none.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="depthwiseConstraint">A projection of the depthwise kernel after each update. Default: none.</param>
/// <param name="pointwiseConstraint">A projection of the pointwise kernel after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of the bias after each update. Default: none.</param>
/// <param name="inputShape">The shape of one sequence, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, new steps, filters).<br/>
/// Weights: depthwise_kernel (kernel size, channels, depth multiplier), pointwise_kernel (1, channels · depth multiplier, filters), bias (filters,).<br/>
/// Keras: <c>keras.layers.SeparableConv1D</c><br/>
/// Paper: Chollet, 2017 (arXiv:1610.02357)
/// </remarks>
/// <example><code>model.Add(new SeparableConv1D(64, kernelSize: 5, padding: "same"));</code></example>
[Alias("separable_convolution1d")]
public sealed class SeparableConv1D(int filters, Dims kernelSize, Dims? strides = null, string padding = "valid", string? dataFormat = null, Dims? dilationRate = null,
    int depthMultiplier = 1, ActivationFunction? activation = null, bool useBias = true, Initializer? depthwiseInitializer = null, Initializer? pointwiseInitializer = null,
    Initializer? biasInitializer = null, Regularizer? depthwiseRegularizer = null, Regularizer? pointwiseRegularizer = null, Regularizer? biasRegularizer = null,
    Regularizer? activityRegularizer = null, Constraint? depthwiseConstraint = null, Constraint? pointwiseConstraint = null, Constraint? biasConstraint = null, Shape? inputShape = null,
    string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : SeparableConv(1, filters, kernelSize, strides, padding, dataFormat, dilationRate, depthMultiplier, activation, useBias, depthwiseInitializer, pointwiseInitializer,
        biasInitializer, depthwiseRegularizer, pointwiseRegularizer, biasRegularizer, activityRegularizer, depthwiseConstraint, pointwiseConstraint, biasConstraint, inputShape, name,
        trainable, dtype);
