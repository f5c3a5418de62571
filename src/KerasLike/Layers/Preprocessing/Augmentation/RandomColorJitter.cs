namespace KerasLike.Layers;

/// <summary>Changes brightness, contrast, saturation and hue of each image at random, in this order.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="brightnessFactor">As RandomBrightness takes it; null leaves it out. Default: null.</param>
/// <param name="contrastFactor">As RandomContrast takes it; null leaves it out. Default: null.</param>
/// <param name="saturationFactor">As RandomSaturation takes it; null leaves it out. Default: null.</param>
/// <param name="hueFactor">As RandomHue takes it; null leaves it out. Default: null.</param>
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
/// Keras: <c>keras.layers.RandomColorJitter</c>
/// </remarks>
/// <example><code>model.Add(new RandomColorJitter(brightnessFactor: 0.2, hueFactor: 0.1));</code></example>
public sealed class RandomColorJitter(
    Interval? valueRange = null, Interval? brightnessFactor = null, Interval? contrastFactor = null, Interval? saturationFactor = null, Interval? hueFactor = null, int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    // Inside, images are always channels last.
    readonly IReadOnlyList<RandomImageAugmentation> layers =
    [
        .. brightnessFactor is { } b ? new RandomImageAugmentation[] { new RandomBrightness(b, valueRange, seed, dtype: dtype) } : [],
        .. contrastFactor is { } c ? new RandomImageAugmentation[] { new RandomContrast(c, valueRange, seed, dtype: dtype) } : [],
        .. saturationFactor is { } s ? new RandomImageAugmentation[] { new RandomSaturation(s, valueRange, seed: seed, dtype: dtype) } : [],
        .. hueFactor is { } h ? new RandomImageAugmentation[] { new RandomHue(h, valueRange, seed: seed, dtype: dtype) } : [],
    ];

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange { get; } = PixelRange.Of(valueRange);

    /// <summary>The range of brightness, as given, or null.</summary>
    public Interval? BrightnessFactor { get; } = brightnessFactor;

    /// <summary>The range of contrast, as given, or null.</summary>
    public Interval? ContrastFactor { get; } = contrastFactor;

    /// <summary>The range of saturation, as given, or null.</summary>
    public Interval? SaturationFactor { get; } = saturationFactor;

    /// <summary>The range of hue, as given, or null.</summary>
    public Interval? HueFactor { get; } = hueFactor;

    private protected override int[]? Channels => SaturationFactor is null && HueFactor is null ? null : [3];

    internal override Augmentation Draw(RandomStream random, Tensor images) => layers.Aggregate(Augmentation.None, (all, layer) => all.Then(layer.Draw(random, images)));
}
