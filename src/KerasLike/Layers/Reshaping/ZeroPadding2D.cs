namespace KerasLike.Layers;

/// <summary>Adds rows and columns of zeros around images.</summary>
/// <param name="padding">How many pixels: one number for all sides, (height, width), or ((top, bottom), (left, right)). Default: 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, top + height + bottom, left + width + right, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.ZeroPadding2D</c>
/// </remarks>
/// <example><code>model.Add(new ZeroPadding2D(padding: ((1, 0), (2, 2))));</code></example>
public sealed class ZeroPadding2D(Sides? padding = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ZeroPaddingLayer(2, padding ?? 1, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How many pixels: ((top, bottom), (left, right)).</summary>
    public Sides Padding => Sides;
}
