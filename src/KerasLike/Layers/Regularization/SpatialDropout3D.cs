namespace KerasLike.Layers;

/// <summary>In training, sets whole channels to 0, at random, and scales the others by 1 / (1 − rate); otherwise does nothing.</summary>
/// <param name="rate">The fraction of channels dropped, from 0 to 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> or <c>"channels_first"</c>, where the channels follow the batch. Default: <c>"channels_last"</c>.</param>
/// <param name="seed">Makes the choices repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <remarks>
/// Input: (batch, depth, rows, columns, channels).<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.SpatialDropout3D</c><br/>
/// Paper: Tompson et al., 2015 (arXiv:1411.4280)
/// </remarks>
/// <example><code>model.Add(new SpatialDropout3D(0.2));</code></example>
public sealed class SpatialDropout3D(double rate, string? dataFormat = null, int? seed = null, string? name = null, DTypePolicy? dtype = null, Shape? inputShape = null, bool trainable = true)
    : SpatialDropout(rate, 3, dataFormat, seed, inputShape, name, trainable, dtype)
{
    /// <summary>Where the channels are.</summary>
    public string DataFormat => ChannelsFirst ? "channels_first" : "channels_last";
}
