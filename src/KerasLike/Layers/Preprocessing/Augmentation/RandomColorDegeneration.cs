namespace KerasLike.Layers;

/// <summary>Fades the colours of each image to grey, by a random part of the way.</summary>
/// <param name="factor">The range of parts, from −1 to 1: (0.5, 0.5) is half way, 1 is grey, below 0 colours get stronger. A number f is (−f, f), as in Keras.</param>
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
/// Keras: <c>keras.layers.RandomColorDegeneration</c>
/// </remarks>
/// <example><code>model.Add(new RandomColorDegeneration((0, 0.5)));</code></example>
public sealed class RandomColorDegeneration(
    Interval factor, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of parts of the way to grey.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, -1, 1);

    private protected override int[] Channels => [3];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var part = PerImage.Numbers(images, () => random.Uniform(Factor));
        return new(i => Values.Clamp(i.Plus(part * (ImageColors.ToGrey(i) - i))));
    }
}
