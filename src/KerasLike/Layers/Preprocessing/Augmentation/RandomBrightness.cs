namespace KerasLike.Layers;

/// <summary>Makes each image brighter or darker by a random amount.</summary>
/// <param name="factor">The range of what is added, as parts of the value range, from −1 to 1: 0.2 is from −0.2 to 0.2.</param>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RandomBrightness</c>
/// </remarks>
/// <example><code>model.Add(new RandomBrightness(0.2));</code></example>
public sealed class RandomBrightness(
    Interval factor, Interval? valueRange = null, int? seed = null,
    string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The least and the greatest part of the value range that is added.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, -1, 1);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var added = PerImage.Numbers(images, () => random.Uniform(Factor) * Values.Span);
        return new(i => Values.Clamp(i.Plus(added)));
    }
}
