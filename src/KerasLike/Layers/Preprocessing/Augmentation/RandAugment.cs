namespace KerasLike.Layers;

/// <summary>Applies random ones of eleven augmentations to a batch, one after the other.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="numOps">How many. Default: 2.</param>
/// <param name="factor">The range of the strength of each, from 0 to 1; a number f is (0, f). Default: 0.5.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Chooses among shear, translation, rotation, brightness, colour degeneration, contrast, sharpness, posterization, solarization, auto-contrast and equalization.<br/>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RandAugment</c><br/>
/// Paper: Cubuk et al., 2019 (arxiv.org/abs/1909.13719)
/// </remarks>
/// <example><code>model.Add(new RandAugment(valueRange: (0, 1)));</code></example>
public sealed class RandAugment(
    Interval? valueRange = null, int numOps = 2, Interval? factor = null, string interpolation = "bilinear", int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    readonly AugmentationChoice choice = new(FactorRange.Of(factor ?? 0.5, 0, 1, nameof(factor)), PixelRange.Of(valueRange), Check.OneOf(interpolation, ["nearest", "bilinear"]), dtype);

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => choice.ValueRange;

    /// <summary>How many augmentations are applied.</summary>
    public int NumOps { get; } = Check.NotNegative(numOps);

    /// <summary>The range of the strength.</summary>
    public Interval Factor => choice.Factor;

    /// <summary>How values between pixels are made.</summary>
    public string Interpolation { get; } = interpolation;

    private protected override int[] Channels => [1, 3];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        // What is chosen twice does the same twice, as in Keras.
        var drawn = new Dictionary<int, Augmentation>();
        Augmentation Pick(int one) => drawn.TryGetValue(one, out var known) ? known : drawn[one] = choice.All[one].Draw(random, images);
        return Enumerable.Range(0, NumOps).Aggregate(Augmentation.None, (done, _) => done.Then(Pick(random.Integer(0, choice.All.Count))));
    }
}
