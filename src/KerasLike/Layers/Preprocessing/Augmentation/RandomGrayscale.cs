using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Makes a random part of the images grey; they keep their three channels.</summary>
/// <param name="factor">How likely an image is changed, from 0 to 1. Default: 0.5.</param>
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
/// Keras: <c>keras.layers.RandomGrayscale</c>
/// </remarks>
/// <example><code>model.Add(new RandomGrayscale(0.2));</code></example>
public sealed class RandomGrayscale(double factor = 0.5, string? dataFormat = null, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How likely an image is changed.</summary>
    public double Factor { get; } = Check.InRange(factor, 0, 1);

    /// <summary>The seed as given, or null. Keras's configs of this layer do not hold it.</summary>
    [NotInConfig]
    public override int? Seed => base.Seed;

    private protected override int[] Channels => [1, 3];

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var chosen = PerImage.Choices(images, () => random.Uniform() < Factor);
        return new(i => torch.where(chosen, ImageColors.ToGrey(i), i));
    }
}
