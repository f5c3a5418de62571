using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The mean over height and width, channel by channel.</summary>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with a size of 1. Default: false.</param>
/// <param name="inputShape">The shape of one image, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, channels), or (batch, 1, 1, channels) with <paramref name="keepdims"/>.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.GlobalAveragePooling2D</c>
/// </remarks>
/// <example><code>model.Add(new GlobalAveragePooling2D());</code></example>
[Alias("global_avg_pool2d")]
public sealed class GlobalAveragePooling2D(string? dataFormat = null, bool keepdims = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : GlobalPooling(2, dataFormat, keepdims, inputShape, name, trainable, dtype)
{
    internal override Tensor CallChannelsFirst(Tensor inputs, bool training) => inputs.mean(SpatialAxes, Keepdims);
}
