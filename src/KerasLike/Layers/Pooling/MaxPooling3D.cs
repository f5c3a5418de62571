using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The greatest value of each window of depth, height and width, channel by channel.</summary>
/// <param name="poolSize">The depth, height and width of the window, in voxels, positive. Default: 2.</param>
/// <param name="strides">The step of the window, in voxels, positive; null is <paramref name="poolSize"/>. Default: null.</param>
/// <param name="padding"><c>"valid"</c>: the window stays inside; <c>"same"</c>: it may reach over the border, where nothing counts. Default: <c>"valid"</c>.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, depth, height, width, channels) or <c>"channels_first"</c> for (batch, channels, depth, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one volume, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, depth, height, width, channels).<br/>
/// Output: (batch, new depth, new height, new width, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.MaxPooling3D</c>
/// </remarks>
/// <example><code>model.Add(new MaxPooling3D(poolSize: (1, 2, 2)));</code></example>
[Alias("max_pool3d")]
public sealed class MaxPooling3D(Dims? poolSize = null, Dims? strides = null, string padding = "valid", string? dataFormat = null, string? name = null,
    Shape? inputShape = null, bool trainable = true, DTypePolicy? dtype = null)
    : MaxPooling(3, poolSize, strides, padding, dataFormat, name, trainable, dtype, inputShape);
