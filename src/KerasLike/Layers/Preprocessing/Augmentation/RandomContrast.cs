namespace KerasLike.Layers;

/// <summary>Stretches the values of each image away from their mean, by a random factor for each image: (x − mean) · factor + mean.</summary>
/// <param name="factor">(l, u) draws the factor from 1 − l to 1 + u; a number u is (0, u), as in Keras.</param>
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
/// Keras: <c>keras.layers.RandomContrast</c>
/// </remarks>
/// <example><code>model.Add(new RandomContrast(0.2));</code></example>
public sealed class RandomContrast(
    Interval factor, Interval? valueRange = null, int? seed = null,
    string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How far the factor goes below and above 1.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, 0, 1);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var stretch = PerImage.Numbers(images, () => random.Uniform(1 - Factor.Low, 1 + Factor.High));
        return new(i =>
        {
            var mean = i.mean([1, 2], keepdim: true);
            return Values.Clamp(((i - mean) * stretch).Plus(mean));
        });
    }
}
