using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>The mean over depth, height and width, channel by channel.</summary>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, depth, height, width, channels) or <c>"channels_first"</c> for (batch, channels, depth, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with a size of 1. Default: false.</param>
/// <param name="inputShape">The shape of one volume, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, depth, height, width, channels).<br/>
/// Output: (batch, channels), or (batch, 1, 1, 1, channels) with <paramref name="keepdims"/>.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.GlobalAveragePooling3D</c>
/// </remarks>
/// <example><code>model.Add(new GlobalAveragePooling3D());</code></example>
[Alias("global_avg_pool3d")]
public sealed class GlobalAveragePooling3D(string? dataFormat = null, bool keepdims = false, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : GlobalPooling(3, dataFormat, keepdims, inputShape, name, trainable, dtype)
{
    internal override Tensor CallChannelsFirst(Tensor inputs, bool training) => inputs.mean(SpatialAxes, Keepdims);
}
