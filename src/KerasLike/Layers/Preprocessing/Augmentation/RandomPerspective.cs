namespace KerasLike.Layers;

/// <summary>Looks at images from a random side: moves their corners, but the first, and bends the rest along.</summary>
/// <param name="factor">How likely an image is changed: a range from 0 to 1 in which a probability is drawn; a number f is (0, f). Default: 1.</param>
/// <param name="scale">How far corners move, from 0 to 1: by up to half of it, as parts of their distance from the first corner. Default: 1.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="fillValue">The value outside of an image. Default: 0.</param>
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
/// Keras: <c>keras.layers.RandomPerspective</c>
/// </remarks>
/// <example><code>model.Add(new RandomPerspective(scale: 0.3));</code></example>
public sealed class RandomPerspective(
    Interval? factor = null, double scale = 1.0, string interpolation = "bilinear", double fillValue = 0.0, int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomGeometry("constant", interpolation, fillValue, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of probabilities.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor ?? 1, 0, 1, nameof(factor));

    /// <summary>How far corners move.</summary>
    public double Scale { get; } = Check.InRange(scale, 0, 1);

    private protected override (Tensor Y, Tensor X) Places(RandomStream random, Tensor images) =>
        ImageGrid.Places(images, PerImage.Draw(images, () => random.Happens(Factor) ? Map(random, images.size(2) - 1, images.size(1) - 1) : PlaneMap.Identity));

    PlaneMap Map(RandomStream random, double right, double bottom)
    {
        double Moved(double place) => place * (1 + random.Uniform(-0.5 * Scale, 0.5 * Scale));
        (double X, double Y) topRight = (Moved(right), 0), bottomLeft = (0, Moved(bottom)), bottomRight = (Moved(right), Moved(bottom));
        return PlaneMap.OfCorners((0, 0), topRight, bottomLeft, bottomRight, right, bottom);
    }
}
