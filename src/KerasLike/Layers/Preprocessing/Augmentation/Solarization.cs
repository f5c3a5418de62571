namespace KerasLike.Layers;

/// <summary>Turns bright pixels into their negatives: those that reach a random threshold, after a random amount is added to all.</summary>
/// <param name="additionFactor">(l, u) adds from l to 255 u, where the values go from 0 to 255; a number u is (0, u), from 0 to 1. Default: 0.</param>
/// <param name="thresholdFactor">(l, u) draws the threshold from l to 255 u; a number u is (0, u), from 0 to 1. Default: 0, which turns all pixels.</param>
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
/// Keras: <c>keras.layers.Solarization</c>
/// </remarks>
/// <example><code>model.Add(new Solarization(thresholdFactor: 0.5));</code></example>
public sealed class Solarization(
    Interval? additionFactor = null, Interval? thresholdFactor = null, Interval? valueRange = null, int? seed = null,
    string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomColors(valueRange, seed, dataFormat, inputShape, name, trainable, dtype)
{
    static readonly Scalar White = Scalars.Of(255);

    /// <summary>The range of what is added.</summary>
    public Interval AdditionFactor { get; } = FactorRange.Inside(additionFactor ?? 0, 0, 1, openLow: false, nameof(additionFactor)).FromZero();

    /// <summary>The range of the threshold.</summary>
    public Interval ThresholdFactor { get; } = FactorRange.Inside(thresholdFactor ?? 0, 0, 1, openLow: false, nameof(thresholdFactor)).FromZero();

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var added = PerImage.Numbers(images, () => random.Uniform(AdditionFactor.Low, AdditionFactor.High * 255));
        var threshold = PerImage.Numbers(images, () => random.Uniform(ThresholdFactor.Low, ThresholdFactor.High * 255));
        return new(i =>
        {
            var bytes = PixelRange.Byte.Clamp(Values.To(PixelRange.Byte, i).Plus(added));
            return PixelRange.Byte.To(Values, torch.where(bytes.lt(threshold), bytes, bytes.neg().Plus(White)));
        });
    }
}
