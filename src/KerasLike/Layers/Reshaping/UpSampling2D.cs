namespace KerasLike.Layers;

/// <summary>Makes images larger by whole factors.</summary>
/// <param name="size">How much: one factor, or (height, width), positive. Default: 2.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="interpolation">What new pixels are: <c>"nearest"</c> repeats the old ones; <c>"bilinear"</c>, <c>"bicubic"</c>, <c>"lanczos3"</c> and <c>"lanczos5"</c> mix those around. Default: <c>"nearest"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels).<br/>
/// Output: (batch, height factor · height, width factor · width, channels).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.UpSampling2D</c>
/// </remarks>
/// <example><code>model.Add(new UpSampling2D(2, interpolation: "bilinear"));</code></example>
public sealed class UpSampling2D(Dims? size = null, string? dataFormat = null, string interpolation = "nearest", Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : UpSamplingLayer(2, size ?? 2, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>How much: (height, width).</summary>
    public Dims Size => Factors;

    /// <summary>What new pixels are.</summary>
    public string Interpolation { get; } = Check.OneOf(Check.NotNull(interpolation).ToLowerInvariant(), ImageResizing.Interpolations, name: nameof(interpolation));

    private protected override Tensor Scale(Tensor images, long[] sizes) => Interpolation == "nearest" ? base.Scale(images, sizes)
        : ImageResizing.InFloats(images, x => ImageResizing.Resize(x, sizes[0], sizes[1], Interpolation, antialias: false));
}
