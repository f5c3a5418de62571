namespace KerasLike.Layers;

/// <summary>Erases a random box in a random part of the images.</summary>
/// <param name="factor">How likely an image is changed: a range from 0 to 1 in which a probability is drawn; a number f is (0, f). Default: 1.</param>
/// <param name="scale">The range of the squares of the box's width and height, as parts of the image's, from 0 to 1; each is drawn by itself. Default: (0.02, 0.33).</param>
/// <param name="fillValue">What a box is filled with: a number, one for each of three channels, or null for noise. Default: null.</param>
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
/// Keras: <c>keras.layers.RandomErasing</c><br/>
/// Paper: Zhong et al., 2017 (arxiv.org/abs/1708.04896)
/// </remarks>
/// <example><code>model.Add(new RandomErasing(0.5, fillValue: 0));</code></example>
public sealed class RandomErasing(
    Interval? factor = null, Interval? scale = null, Numbers? fillValue = null, Interval? valueRange = null, int? seed = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The range of probabilities.</summary>
    public Interval Factor { get; } = FactorRange.Of(factor ?? 1, 0, 1, nameof(factor));

    /// <summary>The range of the squares of the box's sides.</summary>
    public Interval Scale { get; } = FactorRange.Of(scale ?? (0.02, 0.33), 0, 1, nameof(scale));

    /// <summary>What a box is filled with, or null for noise.</summary>
    public Numbers? FillValue { get; } = fillValue is null or { Shape.Size: 1 or 3, Shape.Rank: 0 or 1 } ? fillValue
        : throw Check.Error("`fillValue` must be a number or three of them", $"fillValue={fillValue}", nameof(fillValue));

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var x = PerImage.Draw(images, () => ImageBoxes.Span(random, images.size(2), Math.Sqrt(random.Uniform(Scale))));
        var y = PerImage.Draw(images, () => ImageBoxes.Span(random, images.size(1), Math.Sqrt(random.Uniform(Scale))));
        var erased = ImageBoxes.Inside(images, x, y).logical_and(PerImage.Choices(images, () => random.Happens(Factor)));
        var filling = FillValue is null ? random.Normal(torch.empty(images.size(0), images.size(1), images.size(2), images.size(3), images.dtype, images.device)).mul(Values.Greatest)
            : torch.tensor(FillValue.Value.Values.ToArray(), images.dtype, images.device);
        return new(i => torch.where(erased, Values.Clamp(filling), i));
    }
}
