namespace KerasLike.Layers;

/// <summary>Blends each image with another of its batch, and their labels in the same proportion.</summary>
/// <param name="alpha">The proportion is drawn from a beta distribution with both parameters alpha: small ones leave images nearly alone. Default: 0.2.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
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
/// Keras: <c>keras.layers.MixUp</c><br/>
/// Paper: Zhang et al., 2017 (arxiv.org/abs/1710.09412)
/// </remarks>
/// <example><code>var batch = new MixUp().Apply(new Dictionary&lt;string, Tensors&gt; { ["images"] = x, ["labels"] = y }, training: true);</code></example>
public sealed class MixUp(double alpha = 0.2, string? dataFormat = null, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The parameters of the beta distribution that proportions are drawn from.</summary>
    public double Alpha { get; } = Check.Positive(alpha);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var mix = new ImageMix(this, images, random.Permutation(images.size(0)), PerImage.Draw(images, () => random.Beta(Alpha, Alpha)));
        return new(mix.Blend, mix.Blend, mix.Labels);
    }
}
