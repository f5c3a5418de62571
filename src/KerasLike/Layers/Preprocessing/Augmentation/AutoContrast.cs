namespace KerasLike.Layers;

/// <summary>Stretches the values of each image and channel over the whole value range.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Acts in training and in prediction.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: the shape of the input, in floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AutoContrast</c>
/// </remarks>
/// <example><code>model.Add(new AutoContrast(valueRange: (0, 1)));</code></example>
public sealed class AutoContrast(Interval? valueRange = null, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ImageAugmentation(dataFormat, inputShape, name, trainable, dtype)
{
    readonly PixelRange values = new(PixelRange.Of(valueRange));

    static readonly Scalar White = Scalars.Of(255);

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => values.Range;

    private protected override bool ActsAlways => true;

    internal override Augmentation Draw(RandomStream random, Tensor images) => new(Stretch);

    // A channel of one value has nothing to stretch.
    Tensor Stretch(Tensor images)
    {
        var bytes = values.To(PixelRange.Byte, images);
        Tensor low = bytes.amin([1, 2], true), high = bytes.amax([1, 2], true);
        var flat = high.eq(low);
        var scale = (high - low).masked_fill(flat, Scalars.One).reciprocal().mul(White);
        return torch.where(flat, images, PixelRange.Byte.To(values, PixelRange.Byte.Clamp((bytes * scale).Plus(low.neg() * scale))));
    }
}
