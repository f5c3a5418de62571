namespace KerasLike.Layers;

/// <summary>Turns each image around its middle, by a random angle.</summary>
/// <param name="factor">The range of angles as parts of a full turn, from −1 to 1: 0.1 is from −36° to 36°; (0.25, 0.25) is 90°, the top going left.</param>
/// <param name="fillMode">What lies outside of an image: <c>"reflect"</c> (b a | a b c | c b), <c>"wrap"</c> (b c | a b c | a b), <c>"nearest"</c> (a a | a b c | c c) or <c>"constant"</c>. Default: <c>"reflect"</c>.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="fillValue">The value outside of an image, with <c>fillMode: "constant"</c>. Default: 0.</param>
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
/// Keras: <c>keras.layers.RandomRotation</c>
/// </remarks>
/// <example><code>model.Add(new RandomRotation(0.1));</code></example>
public sealed class RandomRotation(
    Interval factor, string fillMode = "reflect", string interpolation = "bilinear", int? seed = null, double fillValue = 0.0, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomGeometry(fillMode, interpolation, fillValue, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The least and the greatest angle, as parts of a full turn.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor, -1, 1);

    private protected override (Tensor Y, Tensor X) Places(RandomStream random, Tensor images)
    {
        var (middleX, middleY) = ((images.size(2) - 1) / 2.0, (images.size(1) - 1) / 2.0);
        return ImageGrid.Places(images, PerImage.Draw(images, () =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.Uniform(Factor));
            return new PlaneMap(cos, -sin, middleX - middleX * cos + middleY * sin, sin, cos, middleY - middleX * sin - middleY * cos);
        }));
    }
}
