namespace KerasLike.Layers;

/// <summary>Keeps only the first bits of each pixel, of 8.</summary>
/// <param name="factor">How many bits, from 1 to 8: a pair (l, u) draws from l to u − 1 for each image, or takes l where both are the same; a number f is (1, f), as in Keras.</param>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RandomPosterization</c>
/// </remarks>
/// <example><code>model.Add(new RandomPosterization((3, 8)));</code></example>
public sealed class RandomPosterization(
    Dims factor, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of bits.</summary>
    public Dims Factor { get; } = Bits(factor);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var step = PerImage.Numbers(images, () => 1 << (8 - (Factor[0] == Factor[1] ? Factor[0] : random.Integer(Factor[0], Factor[1]))));
        return new(i => PixelRange.Byte.To(Values, (PixelRange.Byte.Clamp(Values.To(PixelRange.Byte, i)).floor() / step).floor() * step));
    }

    static Dims Bits(Dims factor)
    {
        foreach (var bits in factor)
            if (bits is < 1 or > 8 || factor.Length > 2) throw Check.Error("`factor` must be a number of bits, or two, from 1 to 8", $"factor={factor}", nameof(factor));
        return factor.Length == 1 ? (1, factor[0]) : (Math.Min(factor[0], factor[1]), Math.Max(factor[0], factor[1]));
    }
}
