namespace KerasLike.Layers;

/// <summary>Cuts a random window out of a batch of images, in training only.</summary>
/// <param name="height">The rows of the window.</param>
/// <param name="width">The columns of the window.</param>
/// <param name="seed">Makes what is drawn repeat; null draws a seed. Default: null.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, height, width, channels) or <c>"channels_first"</c> for (batch, channels, height, width). Default: <c>"channels_last"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in, and of the output; null is float32. Default: null.</param>
/// <remarks>
/// Images no larger than the window on one axis are cut at their middle, and what is left is resized to the window, as in Keras.<br/>
/// Acts in training, and where a call leaves open whether it is training. In prediction it gives images back in their own size, as in Keras: put a CenterCrop or Resizing beside it, or feed images of the window's size.<br/>
/// Input: 3 axes, (height, width, channels), or 4, (batch, height, width, channels).<br/>
/// Output: (batch, height, width, channels) of the window; in prediction the input.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RandomCrop</c>
/// </remarks>
/// <example><code>model.Add(new RandomCrop(24, 24));</code></example>
public sealed class RandomCrop(int height, int width, int? seed = null, string? dataFormat = null, string? name = null, Shape? inputShape = null, bool trainable = true, DTypePolicy? dtype = null)
    : RandomImageAugmentation(seed, dataFormat, inputShape, name, trainable, dtype)
{
    /// <summary>The rows of the window.</summary>
    public int Height { get; } = Check.Positive(height);

    /// <summary>The columns of the window.</summary>
    public int Width { get; } = Check.Positive(width);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var rows = CheckImages(Check.NotNull(inputShape)).Rank - (DataFormat == "channels_last" ? 3 : 2);
        return inputShape.With(rows, Height).With(rows + 1, Width);
    }

    internal override Augmentation Draw(RandomStream random, Tensor images)
    {
        var (height, width) = (images.size(1), images.size(2));
        var fits = height > Height && width > Width;
        var top = fits ? random.Integer(0, (int)height - Height + 1) : Middle(height, width * Height / (double)Width);
        var left = fits ? random.Integer(0, (int)width - Width + 1) : Middle(width, height * Width / (double)Height);
        Tensor Cut(Tensor x, bool blend)
        {
            var window = x.narrow(1, top, Math.Min(Height, height - top)).narrow(2, left, Math.Min(Width, width - left));
            if (window.size(1) == Height && window.size(2) == Width) return window;
            return ImageAxes.ToChannelsLast(ImageResizing.InFloats(ImageAxes.ToChannelsFirst(window), w => ImageResizing.Resize(w, Height, Width, blend ? "bilinear" : "nearest", antialias: false)));
        }
        return new(i => Cut(i, blend: true), m => Cut(m, blend: false));
    }

    // Where the middle part of a length begins.
    static long Middle(long length, double part) => (length - Math.Max(Math.Min(length, (long)part), 1)) / 2;
}
