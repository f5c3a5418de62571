namespace KerasLike.Layers;

/// <summary>In training, sets whole channels to 0, at random, and scales the others by 1 / (1 − rate); otherwise does nothing.</summary>
/// <param name="rate">The fraction of channels dropped, from 0 to 1.</param>
/// <param name="seed">Makes the choices repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.SpatialDropout1D</c><br/>
/// Paper: Tompson et al., 2015 (arXiv:1411.4280)
/// </remarks>
/// <example><code>model.Add(new SpatialDropout1D(0.2));</code></example>
public sealed class SpatialDropout1D(double rate, int? seed = null, string? name = null, DTypePolicy? dtype = null, Shape? inputShape = null, bool trainable = true)
    : SpatialDropout(rate, 1, "channels_last", seed, inputShape, name, trainable, dtype);
