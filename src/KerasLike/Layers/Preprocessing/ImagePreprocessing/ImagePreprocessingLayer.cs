namespace KerasLike.Layers;

/// <summary>
/// Base of layers that prepare images: one image or a batch of them, alone or in a dictionary with labels and segmentation masks. They compute on channels after
/// the batch, which for <c>dataFormat: "channels_last"</c>, Keras's default, is a view of the same memory.
/// </summary>
public abstract class ImagePreprocessingLayer : Layer
{
    private protected ImagePreprocessingLayer(string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(name, trainable, dtype, inputShape) =>
        DataFormat = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], GetType().Name, nameof(dataFormat));

    /// <summary>Where the channels are: <c>"channels_last"</c> for (…, height, width, channels), <c>"channels_first"</c> for (…, channels, height, width).</summary>
    public string DataFormat { get; }

    bool ChannelsLast => DataFormat == "channels_last";

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training) => OnBatch(RequireImages(inputs), images => Transform(images, areMasks: false));

    /// <inheritdoc/>
    public sealed override Tensors Call(Tensors inputs, CallContext context)
    {
        var (at, parts) = AugmentationInputs.Find(this, Check.NotNull(inputs));
        var images = RequireImages(inputs[at]);
        var outputs = parts.Select((part, i) => part switch
        {
            AugmentationInputs.Images => OnBatch(images, x => Transform(x, areMasks: false)),
            AugmentationInputs.Masks => OnMasks(inputs[i], images.ndim),
            _ => inputs[i],
        }).ToArray();
        return inputs.Names is null ? outputs[0] : new Tensors(outputs, [.. inputs.Names]);
    }

    /// <summary>Computes a batch of images, or of segmentation masks, whose values are no colours, from another, channels after the batch.</summary>
    private protected abstract Tensor Transform(Tensor images, bool areMasks);

    /// <summary>The shape of images with another height and width.</summary>
    private protected Shape WithSize(Shape images, int? height, int? width)
    {
        RequireRank(Check.NotNull(images));
        var first = images.Rank - (ChannelsLast ? 3 : 2);
        return images.With(first, height).With(first + 1, width);
    }

    Tensor OnBatch(Tensor images, Func<Tensor, Tensor> transform)
    {
        var isOne = images.ndim == 3;
        var batch = isOne ? images.unsqueeze(0) : images;
        var made = ChannelsLast ? ImageAxes.ToChannelsLast(transform(ImageAxes.ToChannelsFirst(batch))) : transform(batch);
        return isOne ? made.squeeze(0) : made;
    }

    // Masks may come without an axis of channels.
    Tensor OnMasks(Tensor masks, long rank)
    {
        if (masks.ndim == rank) return OnBatch(masks, x => Transform(x, areMasks: true));
        if (masks.ndim != rank - 1) throw new ArgumentException($"{Description}: expected segmentation masks of the images' axes, with or without channels. Received: shape {Shape.Of(masks)}");
        var channels = ChannelsLast ? -1 : rank - 3;
        return OnBatch(masks.unsqueeze(channels), x => Transform(x, areMasks: true)).squeeze(channels);
    }

    Tensor RequireImages(Tensor images)
    {
        RequireRank(Shape.Of(images));
        return images;
    }

    void RequireRank(Shape images)
    {
        if (images.Rank is not (3 or 4)) throw new ArgumentException($"{Description}: expected images of 3 axes, or batches of images of 4. Received: shape {images}");
    }
}
