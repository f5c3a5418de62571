namespace KerasLike.Layers;

/// <summary>Makes the colours of each image paler or stronger: multiplies their saturation by f / (1 − f), for a random f.</summary>
/// <param name="factor">The range of f, up to 1; (0.5, 0.5) changes nothing, 0 and less makes grey, 1 makes pure colours. A number f is (−f, f), as in Keras.</param>
/// <param name="valueRange">The least and the greatest saturation after it. Default: (0, 255), with which colours may become stronger than pure ones.</param>
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
/// Keras: <c>keras.layers.RandomSaturation</c>
/// </remarks>
/// <example><code>model.Add(new RandomSaturation((0.3, 0.7)));</code></example>
public sealed class RandomSaturation(
    Interval factor, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of f.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, -1, 1);

    private protected override int[] Channels => [3];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var scale = PerImage.Numbers(images, () => Scale(random.Uniform(Factor))).squeeze(-1);
        return new(i =>
        {
            var (hue, saturation, value) = ImageColors.ToHsv(i);
            return ImageColors.FromHsv(hue, Values.Clamp(saturation * scale), value);
        });
    }

    static double Scale(double f) => f / (1 - f + 1e-7);
}
