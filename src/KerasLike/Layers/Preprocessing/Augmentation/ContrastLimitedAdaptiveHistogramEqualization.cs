namespace KerasLike.Layers;

/// <summary>Raises the contrast of each part of an image by its own histogram, whose peaks are cut so that noise is not raised too.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="clipLimit">How many times the mean a bin of the histogram may hold; what is above is spread over all; 0 or less cuts nothing. Default: 4.</param>
/// <param name="tileGridSize">Into how many parts the height and the width are cut. Default: (8, 8).</param>
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
/// Keras: <c>keras.layers.ContrastLimitedAdaptiveHistogramEqualization</c><br/>
/// Paper: Zuiderveld, 1994 (Contrast limited adaptive histogram equalization, Graphics Gems IV)
/// </remarks>
/// <example><code>model.Add(new ContrastLimitedAdaptiveHistogramEqualization());</code></example>
public sealed class ContrastLimitedAdaptiveHistogramEqualization(
    Interval? valueRange = null, double clipLimit = 4.0, Dims? tileGridSize = null, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ImageAugmentation(dataFormat, inputShape, name, trainable, dtype)
{
    readonly PixelRange values = new(PixelRange.Of(valueRange));

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => values.Range;

    /// <summary>How many times the mean a bin may hold.</summary>
    public double ClipLimit { get; } = clipLimit;

    /// <summary>Into how many parts the height and the width are cut.</summary>
    public Dims TileGridSize { get; } = (tileGridSize ?? (8, 8)).ForAxes(2, nameof(ContrastLimitedAdaptiveHistogramEqualization), nameof(tileGridSize));

    private protected override bool ActsAlways => true;

    internal override Augmentation Draw(RandomStream random, Tensor images) =>
        new(i => PixelRange.Byte.To(values, TiledEqualization.Apply(values.To(PixelRange.Byte, i), ClipLimit, TileGridSize[0], TileGridSize[1])));
}
