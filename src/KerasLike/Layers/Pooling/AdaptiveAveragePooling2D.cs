namespace KerasLike.Layers;

/// <summary>The mean of each of as many windows as the output is to have, over height and width, channel by channel.</summary>
/// <param name="outputSize">The height and width of the output, in pixels, positive.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one image, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, *output size, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AdaptiveAveragePooling2D</c>
/// </remarks>
/// <example><code>model.Add(new AdaptiveAveragePooling2D(outputSize: (7, 7)));</code></example>
public sealed class AdaptiveAveragePooling2D(Dims outputSize, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : AdaptiveAveragePooling(2, outputSize, dataFormat, inputShape, name, trainable, dtype);
