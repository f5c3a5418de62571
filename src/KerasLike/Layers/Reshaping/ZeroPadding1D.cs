namespace KerasLike.Layers;

/// <summary>Adds steps of zeros at both ends of sequences.</summary>
/// <param name="padding">How many steps: one number for both ends, or (first, last). Default: 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, steps, channels) or <c>"channels_first"</c> for (batch, channels, steps). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, first + steps + last, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.ZeroPadding1D</c>
/// </remarks>
/// <example><code>model.Add(new ZeroPadding1D((2, 0)));</code></example>
public sealed class ZeroPadding1D(Dims? padding = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ZeroPaddingLayer(1, Sides.OfOneAxis(padding ?? 1, nameof(ZeroPadding1D), nameof(padding)), dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How many steps: (first, last).</summary>
    public Dims Padding => Sides.Ends;
}
