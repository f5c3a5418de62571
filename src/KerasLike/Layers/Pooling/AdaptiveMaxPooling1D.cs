namespace KerasLike.Layers;

/// <summary>The greatest value of each of as many windows as the output is to have, over steps, channel by channel.</summary>
/// <param name="outputSize">The number of steps of the output, positive.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, channels) or <c>"channels_first"</c> for (batch, channels, steps). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sequence, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, *output size, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AdaptiveMaxPooling1D</c>
/// </remarks>
/// <example><code>model.Add(new AdaptiveMaxPooling1D(outputSize: 8));</code></example>
public sealed class AdaptiveMaxPooling1D(Dims outputSize, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : AdaptiveMaxPooling(1, outputSize, dataFormat, inputShape, name, trainable, dtype);
