namespace KerasLike.Layers;

/// <summary>Cuts out the middle of images. Where an image is too small, it takes the largest part with the right proportions and scales that.</summary>
/// <param name="height">The new height, at least 1.</param>
/// <param name="width">The new width, at least 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (…, height, width, channels) or <c>"channels_first"</c> for (…, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of the output; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels), or one image, (height, width, channels); or a dictionary of <c>"images"</c>, <c>"labels"</c> and <c>"segmentation_masks"</c>.<br/>
/// Output: the same with the new height and width.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.CenterCrop</c>
/// </remarks>
/// <example><code>model.Add(new CenterCrop(224, 224));</code></example>
public sealed class CenterCrop(int height, int width, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ImagePreprocessingLayer(dataFormat, name, trainable, dtype, inputShape)
{
    /// <summary>The new height.</summary>
    public int Height { get; } = Check.Positive(height);

    /// <summary>The new width.</summary>
    public int Width { get; } = Check.Positive(width);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => WithSize(inputShape, Height, Width);

    private protected override Tensor Transform(Tensor images, bool areMasks)
    {
        if (!areMasks) images = images.to_type(DType.ComputeDType);
        var (top, left) = (images.size(2) - Height, images.size(3) - Width);
        return top >= 0 && left >= 0 ? ImageResizing.Crop(images, top / 2, left / 2, Height, Width)
            : ImageResizing.InFloats(ImageResizing.CropToRatio(images, Height, Width), part => ImageResizing.Resize(part, Height, Width, areMasks ? "nearest" : "bilinear", antialias: false));
    }
}
