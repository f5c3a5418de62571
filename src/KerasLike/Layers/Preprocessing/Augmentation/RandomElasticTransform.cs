namespace KerasLike.Layers;

/// <summary>Warps images as if they were drawn on rubber: each pixel moves along a smooth random field.</summary>
/// <param name="factor">How likely an image is changed: a range from 0 to 1 in which a probability is drawn; a number f is (0, f). Default: 1.</param>
/// <param name="scale">The range of the strength, from 0 to 1; a number s is (0, s). Default: 1.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="fillMode">What lies outside of an image: <c>"reflect"</c> (b a | a b c | c b), <c>"mirror"</c> (c b | a b c | b a), <c>"wrap"</c> (b c | a b c | a b), <c>"nearest"</c> (a a | a b c | c c) or <c>"constant"</c>. Default: <c>"reflect"</c>.</param>
/// <param name="fillValue">The value outside of an image, with <c>fillMode: "constant"</c>. Default: 0.</param>
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
/// Keras: <c>keras.layers.RandomElasticTransform</c><br/>
/// Paper: Simard, Steinkraus and Platt, 2003 (Best practices for convolutional neural networks applied to visual document analysis)
/// </remarks>
/// <example><code>model.Add(new RandomElasticTransform(scale: 0.5));</code></example>
public sealed class RandomElasticTransform(
    Interval? factor = null, Interval? scale = null, string interpolation = "bilinear", string fillMode = "reflect", double fillValue = 0.0, Interval? valueRange = null, int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomGeometry(fillMode, interpolation, fillValue, seed, dataFormat, inputShape, name, trainable, dtype)
{
    readonly PixelRange values = new(PixelRange.Of(valueRange));

    /// <summary>The range of probabilities.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor ?? 1, 0, 1, nameof(factor));

    /// <summary>The range of the strength.</summary>
    public Interval Scale { get; } = FactorRange.Of(scale ?? 1, 0, 1, nameof(scale));

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => values.Range;

    private protected override string[] MoreFillModes => ["mirror"];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        if (Scale.High == 0 || Factor.High == 0) return Augmentation.None;
        var chosen = PerImage.Choices(images, () => random.Happens(Factor));
        var warp = base.Draw(random, images);
        return new(i => values.Clamp(torch.where(chosen, warp.Images!(i), i)), m => torch.where(chosen, warp.Masks!(m), m));
    }

    private protected override (Tensor Y, Tensor X) Places(RandomStream random, Tensor images)
    {
        var (height, width) = (images.size(1), images.size(2));
        var strength = random.Uniform(Scale);
        var sigma = Math.Min(height, width) * 0.05 * strength;
        using Scalar distance = Math.Max(height, width) * 0.1 * strength * sigma;
        var weights = ImageFilter.Gaussian((int)(6 * sigma) | 1, sigma);
        Tensor Field() => ImageFilter.Separable(random.Normal(torch.empty(images.size(0), height, width, 1, ImageGrid.TypeOf(images), images.device)), weights, weights).squeeze(-1).mul(distance);
        return (Field().Plus(ImageGrid.Rows(images)), Field().Plus(ImageGrid.Columns(images)));
    }
}
