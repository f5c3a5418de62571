namespace KerasLike.Layers;

/// <summary>Scales images to a height and a width.</summary>
/// <param name="height">The new height, at least 1.</param>
/// <param name="width">The new width, at least 1.</param>
/// <param name="interpolation"><c>"bilinear"</c>, <c>"nearest"</c>, <c>"bicubic"</c>, <c>"lanczos3"</c> or <c>"lanczos5"</c>. Default: <c>"bilinear"</c>.</param>
/// <param name="cropToAspectRatio">Whether images keep their proportions by losing what does not fit, at both sides equally. Default: false.</param>
/// <param name="padToAspectRatio">Whether images keep their proportions by getting bars at both sides. Default: false.</param>
/// <param name="fillMode">How bars are filled; only <c>"constant"</c> is known. Default: <c>"constant"</c>.</param>
/// <param name="fillValue">The value of the bars. Default: 0.</param>
/// <param name="antialias">Whether a smaller image is a mean of all pixels of the larger one; without effect on <c>"nearest"</c>. Default: false.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (…, height, width, channels) or <c>"channels_first"</c> for (…, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; integers stay what they are. Default: null.</param>
/// <remarks>
/// Input: (batch, height, width, channels), or one image, (height, width, channels); or a dictionary of <c>"images"</c>, <c>"labels"</c> and <c>"segmentation_masks"</c>.<br/>
/// Output: the same with the new height and width; integers are rounded.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Resizing</c>
/// </remarks>
/// <example><code>var small = new Resizing(128, 128).Apply(images);</code></example>
public sealed class Resizing(int height, int width, string interpolation = "bilinear", bool cropToAspectRatio = false, bool padToAspectRatio = false, string fillMode = "constant",
    double fillValue = 0, bool antialias = false, string? dataFormat = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ImagePreprocessingLayer(dataFormat, name, trainable, dtype, inputShape)
{
    /// <summary>The new height.</summary>
    public int Height { get; } = Check.Positive(height);

    /// <summary>The new width.</summary>
    public int Width { get; } = Check.Positive(width);

    /// <summary>How pixels between others are found.</summary>
    public string Interpolation { get; } = Check.OneOf(interpolation, ImageResizing.Interpolations);

    /// <summary>Whether what does not fit is cut off.</summary>
    public bool CropToAspectRatio { get; } = cropToAspectRatio;

    /// <summary>Whether what is missing is filled with bars.</summary>
    public bool PadToAspectRatio { get; } = !padToAspectRatio || !cropToAspectRatio ? padToAspectRatio
        : throw Check.Error("only one of `cropToAspectRatio` and `padToAspectRatio` can be true", "cropToAspectRatio=True, padToAspectRatio=True", nameof(padToAspectRatio));

    /// <summary>How bars are filled.</summary>
    public string FillMode { get; } = Check.OneOf(fillMode, ["constant"]);

    /// <summary>The value of the bars.</summary>
    public double FillValue { get; } = fillValue;

    /// <summary>Whether a smaller image is a mean of all pixels of the larger one.</summary>
    public bool Antialias { get; } = antialias;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => WithSize(inputShape, Height, Width);

    private protected override Tensor Transform(Tensor images, bool areMasks) => ImageResizing.InFloats(images, x => ImageResizing.Resize(
        CropToAspectRatio ? ImageResizing.CropToRatio(x, Height, Width) : PadToAspectRatio ? ImageResizing.PadToRatio(x, Height, Width, FillValue) : x,
        Height, Width, areMasks ? "nearest" : Interpolation, Antialias));
}
