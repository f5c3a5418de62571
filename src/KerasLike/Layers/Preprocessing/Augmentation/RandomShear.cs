namespace KerasLike.Layers;

/// <summary>Slants each image at random: x is read at x + s·y, and y at y + t·x.</summary>
/// <param name="xFactor">The range of s, from 0 to 1: 0.2 is from −0.2 to 0.2; half of what is drawn changes its sign. Default: 0.</param>
/// <param name="yFactor">The range of t, likewise. Default: 0.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="fillMode">What lies outside of an image: <c>"reflect"</c> (b a | a b c | c b), <c>"wrap"</c> (b c | a b c | a b), <c>"nearest"</c> (a a | a b c | c c) or <c>"constant"</c>. Default: <c>"reflect"</c>.</param>
/// <param name="fillValue">The value outside of an image, with <c>fillMode: "constant"</c>. Default: 0.</param>
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
/// Keras: <c>keras.layers.RandomShear</c>
/// </remarks>
/// <example><code>model.Add(new RandomShear(0.2, 0.2));</code></example>
public sealed class RandomShear(
    Interval? xFactor = null, Interval? yFactor = null, string interpolation = "bilinear", string fillMode = "reflect", double fillValue = 0.0, string? dataFormat = null, int? seed = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomGeometry(fillMode, interpolation, fillValue, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The least and the greatest slant along the rows.</summary>
    public Interval XFactor { get; } = Slant(xFactor, nameof(xFactor));

    /// <summary>The least and the greatest slant along the columns.</summary>
    public Interval YFactor { get; } = Slant(yFactor, nameof(yFactor));

    private protected override (Tensor Y, Tensor X) Places(RandomStream random, Tensor images) => ImageGrid.Places(images, PerImage.Draw(images, () =>
    {
        var sign = random.Sign();
        return new PlaneMap(1, sign * random.Uniform(XFactor), 0, sign * random.Uniform(YFactor), 1, 0);
    }));

    // A config holds the range of a single number, which starts below 0.
    static Interval Slant(Interval? factor, string name) => FactorRange.Inside(factor ?? 0, factor is { IsList: true } ? -1 : 0, 1, openLow: false, name).Symmetric();
}
