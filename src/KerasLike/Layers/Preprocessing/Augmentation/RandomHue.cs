namespace KerasLike.Layers;

/// <summary>Turns the colours of each image along the rainbow, by a random part of it.</summary>
/// <param name="factor">The range of turns, from 0 to 1; a number f is (0, f). 1 is half of the rainbow, in a direction that is drawn too.</param>
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
/// Keras: <c>keras.layers.RandomHue</c>
/// </remarks>
/// <example><code>model.Add(new RandomHue(0.2));</code></example>
public sealed class RandomHue(
    Interval factor, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of turns.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, 0, 1);

    private protected override int[] Channels => [3];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var turn = PerImage.Numbers(images, () => random.Sign() * random.Uniform(Factor) * 0.5).squeeze(-1);
        return new(i =>
        {
            var (hue, saturation, value) = ImageColors.ToHsv(Values.To(PixelRange.Unit, i));
            return PixelRange.Unit.To(Values, PixelRange.Unit.Clamp(ImageColors.FromHsv(hue.Plus(turn), saturation, value)));
        });
    }
}
