namespace KerasLike.Layers;

/// <summary>Pastes a random box of another image of the batch into each image, and blends their labels in proportion to the areas.</summary>
/// <param name="factor">The range from which the parameter of the beta distribution of areas is drawn; a number f is (0, f), from 0 to 1. Default: 1.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Takes images, or a dictionary of <c>"images"</c>, <c>"labels"</c> and <c>"segmentation_masks"</c>; labels are one-hot or numbers to predict.<br/>
/// Acts in training, and where a call leaves open whether it is training; does nothing in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.CutMix</c><br/>
/// Paper: Yun et al., 2019 (arxiv.org/abs/1905.04899)
/// </remarks>
/// <example><code>var batch = new CutMix().Apply(new Dictionary&lt;string, Tensors&gt; { ["images"] = x, ["labels"] = y }, training: true);</code></example>
public sealed class CutMix(Interval? factor = null, int? seed = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of the parameter of the beta distribution of areas.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor ?? 1, 0, 1, nameof(factor));

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var alpha = random.Uniform(Factor) + 1e-6;
        var sides = PerImage.Draw(images, () => Math.Sqrt(1 - random.Beta(alpha, alpha)));
        (double Start, double End)[] x = Array.ConvertAll(sides, s => ImageBoxes.Span(random, images.size(2), s)), y = Array.ConvertAll(sides, s => ImageBoxes.Span(random, images.size(1), s));
        var kept = Array.ConvertAll(sides, s => 1 - s * s);
        var mix = new ImageMix(this, images, random.Permutation(images.size(0)), kept);
        var inside = ImageBoxes.Inside(images, x, y);
        Tensor Paste(Tensor images) => torch.where(inside, mix.Others(images), images);
        return new(Paste, Paste, mix.Labels);
    }
}
