using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The mean of each window of height and width, channel by channel; over the border, of the part inside.</summary>
/// <param name="poolSize">The height and width of the window, in pixels, positive.</param>
/// <param name="strides">The step of the window, in pixels, positive; null is <paramref name="poolSize"/>. Default: null.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: it may reach over the border, where nothing counts. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one image, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, new height, new width, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AveragePooling2D</c>
/// </remarks>
/// <example><code>model.Add(new AveragePooling2D(poolSize: 3, strides: 2, padding: "same"));</code></example>
[Alias("avg_pool2d")]
public sealed class AveragePooling2D(Dims poolSize, Dims? strides = null, string padding = "valid", string? dataFormat = null, string? name = null,
    Shape? inputShape = null, bool trainable = true, DTypePolicy? dtype = null)
    : AveragePooling(2, poolSize, strides, padding, dataFormat, name, trainable, dtype, inputShape);
