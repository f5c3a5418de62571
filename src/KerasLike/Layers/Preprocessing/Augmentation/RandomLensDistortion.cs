namespace KerasLike.Layers;

/// <summary>Bends each image as a lens does: a pixel at distance r from the middle is read at r (1 + k₁ r² + k₂ r⁴).</summary>
/// <param name="factor">The range of k₁, from −1 to 1: 0.2 is from −0.2 to 0.2. Above 0 straight lines bend outwards, as a wide-angle lens makes them (a barrel); below 0 inwards (a pincushion).</param>
/// <param name="secondFactor">The range of k₂, likewise. Default: 0.</param>
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
/// The radial part of the usual model of lens distortion; r is 1 in the corners of the image.<br/>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: none; configs call it <c>keras.layers.RandomLensDistortion</c><br/>
/// Paper: Brown, 1966 (Decentering distortion of lenses, Photogrammetric Engineering 32)
/// </remarks>
/// <example><code>model.Add(new RandomLensDistortion(0.2));</code></example>
public sealed class RandomLensDistortion(
    Interval factor, Interval? secondFactor = null, string fillMode = "reflect", string interpolation = "bilinear", int? seed = null, double fillValue = 0.0, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomGeometry(fillMode, interpolation, fillValue, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The least and the greatest k₁.</summary>
    public Interval Factor { get; } = FactorRange.Inside(factor, -1, 1).Symmetric();

    /// <summary>The least and the greatest k₂.</summary>
    public Interval SecondFactor { get; } = FactorRange.Inside(secondFactor ?? 0, -1, 1, openLow: false, nameof(secondFactor)).Symmetric();

    private protected override (Tensor Y, Tensor X) Places(RandomStream random, Tensor images)
    {
        var k = PerImage.Draw(images, () => (First: random.Uniform(Factor), Second: random.Uniform(SecondFactor)));
        Tensor Each(Func<(double First, double Second), double> of) => torch.tensor(Array.ConvertAll(k, kk => of(kk)), ImageGrid.TypeOf(images), images.device).view(-1, 1, 1);
        using Scalar middleY = (images.size(1) - 1) / 2.0, middleX = (images.size(2) - 1) / 2.0, corner = Math.Max(0.25 * (Square(images.size(1) - 1) + Square(images.size(2) - 1)), 1e-12);
        var (y, x) = (ImageGrid.Rows(images).sub(middleY), ImageGrid.Columns(images).sub(middleX));
        var square = (y * y).Plus(x * x).div(corner);
        var bend = square * (square * Each(c => c.Second)).Plus(Each(c => c.First));
        return ((y * bend).Plus(ImageGrid.Rows(images)), (x * bend).Plus(ImageGrid.Columns(images)));
    }

    static double Square(double value) => value * value;
}
