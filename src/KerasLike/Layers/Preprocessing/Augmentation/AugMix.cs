namespace KerasLike.Layers;

/// <summary>Blends images with a mixture of differently augmented versions of themselves.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="numChains">How many versions. Default: 3.</param>
/// <param name="chainDepth">How many augmentations, at most, make a version. Default: 3.</param>
/// <param name="factor">The range of the strength of each, from 0 to 1; a number f is (0, f). Default: 0.3.</param>
/// <param name="alpha">The parameters of the Dirichlet and beta distributions of the shares of versions and of the mixture. Default: 1.</param>
/// <param name="allOps">Whether brightness, colour degeneration, contrast and sharpness are among the augmentations. Default: true.</param>
/// <param name="interpolation">How values between pixels are made: <c>"nearest"</c> or <c>"bilinear"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// The choices hold for a batch; segmentation masks are mixed as the images are.<br/>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AugMix</c><br/>
/// Paper: Hendrycks et al., 2019 (arxiv.org/abs/1912.02781)
/// </remarks>
/// <example><code>model.Add(new AugMix(valueRange: (0, 1)));</code></example>
public sealed class AugMix(
    Interval? valueRange = null, int numChains = 3, int chainDepth = 3, Interval? factor = null, double alpha = 1.0, bool allOps = true, string interpolation = "bilinear", int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    readonly PixelRange values = new(PixelRange.Of(valueRange));

    readonly AugmentationChoice choice = new(FactorRange.Of(factor ?? 0.3, 0, 1, nameof(factor)), PixelRange.Of(valueRange), Check.OneOf(interpolation, ["nearest", "bilinear"]), dtype);

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => values.Range;

    /// <summary>How many versions are mixed.</summary>
    public int NumChains { get; } = Check.Positive(numChains);

    /// <summary>How many augmentations, at most, make a version.</summary>
    public int ChainDepth { get; } = Check.NotNegative(chainDepth);

    /// <summary>The range of the strength.</summary>
    public Interval Factor => choice.Factor;

    /// <summary>The parameters of the distributions of shares.</summary>
    public double Alpha { get; } = Check.Positive(alpha);

    /// <summary>Whether brightness, colour degeneration, contrast and sharpness are among the augmentations.</summary>
    public bool AllOps { get; } = allOps;

    /// <summary>How values between pixels are made.</summary>
    public string Interpolation { get; } = interpolation;

    private protected override int[]? Channels => AllOps ? [1, 3] : null;

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var layers = AllOps ? choice.All : choice.WithoutColours;
        var shares = Enumerable.Range(0, NumChains).Select(_ => random.Gamma(Alpha)).ToArray();
        var kept = random.Beta(Alpha, Alpha);
        // One number more than there are layers: for none.
        Augmentation Chain() => Enumerable.Range(0, ChainDepth).Select(_ => random.Integer(0, layers.Count + 1)).Where(one => one < layers.Count)
            .Aggregate(Augmentation.None, (done, one) => done.Then(layers[one].Draw(random, images)));
        var chains = shares.Select(s => (Share: s / shares.Sum() * (1 - kept), Act: Chain())).ToArray();
        Tensor Mix(Tensor x, Func<Augmentation, Func<Tensor, Tensor>?> part) => chains.Aggregate(Share(x, kept), (sum, chain) => sum.Plus(Share(part(chain.Act)?.Invoke(x) ?? x, chain.Share)));
        return new(i => values.Clamp(Mix(i, a => a.Images)), m => Mix(m, a => a.Masks));
    }

    static Tensor Share(Tensor x, double share)
    {
        using Scalar factor = share;
        return x.mul(factor);
    }
}
