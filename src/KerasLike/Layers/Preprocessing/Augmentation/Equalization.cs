namespace KerasLike.Layers;

/// <summary>Spreads the values of each channel so that all are about as frequent, by the histogram of the batch.</summary>
/// <param name="valueRange">The least and the greatest value of a pixel. Default: (0, 255).</param>
/// <param name="bins">The number of bins of the histogram. Default: 256.</param>
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
/// Keras: <c>keras.layers.Equalization</c>
/// </remarks>
/// <example><code>model.Add(new Equalization());</code></example>
public sealed class Equalization(
    Interval? valueRange = null, int bins = 256, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ImageAugmentation(dataFormat, inputShape, name, trainable, dtype)
{
    readonly PixelRange values = new(PixelRange.Of(valueRange));

    static readonly Scalar White = Scalars.Of(255);
    readonly Scalar lastBin = Scalars.Of(bins - 1);

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => values.Range;

    /// <summary>The number of bins of the histogram.</summary>
    public int Bins { get; } = Check.Positive(bins);

    internal override Augmentation Draw(RandomStream random, Tensor images) => new(Equalize);

    Tensor Equalize(Tensor images)
    {
        var bytes = values.To(PixelRange.Byte, images);
        var (channels, starts) = (images.size(3), torch.tensor(Enumerable.Range(0, (int)images.size(3)).Select(c => (long)c * Bins).ToArray(), device: images.device));
        // Keras's two ways from a value to a bin, which rounding may tell apart.
        Tensor Place(Tensor scaled) => scaled.clamp(Scalars.Zero, lastBin).to_type(ScalarType.Int64).Plus(starts);
        var histogram = Place(bytes.mul(lastBin).div(White)).reshape(-1).bincount(null, channels * Bins).view(channels, Bins);
        var sums = histogram.cumsum(1);
        Tensor all = sums.narrow(1, Bins - 1, 1), first = torch.where(sums.gt(Scalars.Zero), sums, all).amin([1], true);
        using Scalar full = 255;
        var table = ((sums - first).mul(full).to_type(images.dtype) / (all - first).clamp_min(Scalars.One)).round();
        var equalized = PixelRange.Byte.Clamp(table).flatten().index_select(0, Place(bytes.div(White).mul(lastBin)).reshape(-1)).view_as(images);
        var single = histogram.ne(Scalars.Zero).sum(1).le(Scalars.One);
        return PixelRange.Byte.To(values, torch.where(single, bytes, equalized));
    }
}
