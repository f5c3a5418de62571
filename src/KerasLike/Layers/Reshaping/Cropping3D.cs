namespace KerasLike.Layers;

/// <summary>Cuts off planes, rows and columns of volumes.</summary>
/// <param name="cropping">How many: one number for all sides, (depth, height, width), or ((front, back), (top, bottom), (left, right)). Default: 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, depth, height, width, channels) or <c>"channels_first"</c> for (batch, channels, depth, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, depth, height, width, channels).<br/>
/// Output: (batch, depth − front − back, height − top − bottom, width − left − right, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Cropping3D</c>
/// </remarks>
/// <example><code>model.Add(new Cropping3D(((1, 0), (2, 2), (0, 1))));</code></example>
public sealed class Cropping3D(Sides? cropping = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : CroppingLayer(3, cropping ?? 1, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How many: ((front, back), (top, bottom), (left, right)).</summary>
    public Sides Cropping => Sides;
}
