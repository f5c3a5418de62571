namespace KerasLike.Layers;

/// <summary>Mirrors a random half of the images: sideways, upside down, or both at once.</summary>
/// <param name="mode"><c>"horizontal"</c>, <c>"vertical"</c> or <c>"horizontal_and_vertical"</c>, which turns an image by 180°. Default: <c>"horizontal_and_vertical"</c>.</param>
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
/// Keras: <c>keras.layers.RandomFlip</c>
/// </remarks>
/// <example><code>model.Add(new RandomFlip("horizontal", inputShape: (32, 32, 3)));</code></example>
public sealed class RandomFlip(
    string mode = "horizontal_and_vertical", int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>Along which axes images are mirrored.</summary>
    public string Mode { get; } = Check.OneOf(mode, ["horizontal", "vertical", "horizontal_and_vertical"]);

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var chosen = PerImage.Choices(images, () => random.Uniform() <= 0.5);
        long[] axes = Mode == "horizontal" ? [2] : Mode == "vertical" ? [1] : [1, 2];
        Tensor Flip(Tensor x) => torch.where(chosen, x.flip(axes), x);
        return new(Flip, Flip);
    }
}
