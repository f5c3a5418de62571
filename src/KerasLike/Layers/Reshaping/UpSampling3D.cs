namespace KerasLike.Layers;

/// <summary>Makes volumes larger by whole factors: repeats each element.</summary>
/// <param name="size">How often: one factor, or (depth, height, width), positive. Default: 2.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, depth, height, width, channels) or <c>"channels_first"</c> for (batch, channels, depth, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, depth, height, width, channels).<br/>
/// Output: (batch, depth, height and width times their factors, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.UpSampling3D</c>
/// </remarks>
/// <example><code>model.Add(new UpSampling3D((1, 2, 2)));</code></example>
public sealed class UpSampling3D(Dims? size = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : UpSamplingLayer(3, size ?? 2, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How often: (depth, height, width).</summary>
    public Dims Size => Factors;
}
