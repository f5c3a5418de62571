namespace KerasLike.Layers;

/// <summary>Repeats each step of sequences.</summary>
/// <param name="size">How often, positive. Default: 2.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, size · steps, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.UpSampling1D</c>
/// </remarks>
/// <example><code>model.Add(new UpSampling1D(3));</code></example>
public sealed class UpSampling1D(int size = 2, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : UpSamplingLayer(1, Check.Positive(size), null, inputShape, name, trainable, dtype)
{
    /// <summary>How often each step is repeated.</summary>
    public int Size => Factors[0];
}
