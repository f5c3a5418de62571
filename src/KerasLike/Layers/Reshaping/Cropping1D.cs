namespace KerasLike.Layers;

/// <summary>Cuts off steps at both ends of sequences.</summary>
/// <param name="cropping">How many steps: one number for both ends, or (first, last). Default: 1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, channels).<br/>
/// Output: (batch, steps − first − last, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Cropping1D</c>
/// </remarks>
/// <example><code>model.Add(new Cropping1D((2, 0)));</code></example>
public sealed class Cropping1D(Dims? cropping = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : CroppingLayer(1, Sides.OfOneAxis(cropping ?? 1, nameof(Cropping1D), nameof(cropping)), null, inputShape, name, trainable, dtype)
{
    /// <summary>How many steps: (first, last).</summary>
    public Dims Cropping => Sides.Ends;
}
