namespace KerasLike.Layers;

/// <summary>Blurs or sharpens each image, by a random amount.</summary>
/// <param name="factor">The range of amounts, from 0 to 1; a number f is (0, f). 0 is blurred, 0.5 leaves the image alone, 1 is sharpest.</param>
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
/// Keras: <c>keras.layers.RandomSharpness</c>
/// </remarks>
/// <example><code>model.Add(new RandomSharpness((0.3, 1)));</code></example>
public sealed class RandomSharpness(
    Interval factor, Interval? valueRange = null, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    static readonly Scalar Ring = Scalars.Of(9.0 / 13), Middle = Scalars.Of(4.0 / 13);

    /// <summary>The range of amounts.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, 0, 1);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var blur = PerImage.Numbers(images, () => 1 - 2 * random.Uniform(Factor));
        return new(i => Values.Clamp(i.Plus(blur * (Smooth(i) - i))));
    }

    // 5/13 of a pixel and 1/13 of each of the eight around it.
    static Tensor Smooth(Tensor images) => ImageAxes.ToChannelsLast(functional.avg_pool2d(ImageAxes.ToChannelsFirst(images), 3, 1, 1)).mul(Ring).Plus(images.mul(Middle));
}
