namespace KerasLike.Layers;

/// <summary>
/// Base of layers that change images: whole batches at once, or single images. Each says what one call does, in an <see cref="Augmentation"/>; what is the
/// same for all is here: ranks, order of axes, number types, when a layer acts, and the masks and labels that go along with images in a dictionary.
/// </summary>
public abstract class ImageAugmentation : Layer
{
    private protected ImageAugmentation(string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype, inputShape) =>
        DataFormat = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], GetType().Name, nameof(dataFormat));

    /// <summary>Where the channels are: <c>"channels_last"</c> for (batch, height, width, channels), <c>"channels_first"</c> for (batch, channels, height, width).</summary>
    public string DataFormat { get; }

    /// <summary>Whether it acts in prediction as in training.</summary>
    private protected virtual bool ActsAlways => false;

    /// <summary>How many channels it wants: 3 for a layer that computes with colours, null where any number will do.</summary>
    private protected virtual int[]? Channels => null;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CheckImages(Check.NotNull(inputShape));

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training) => Call((Tensors)Check.NotNull(inputs), training).Single;

    /// <inheritdoc/>
    public sealed override Tensors Call(Tensors inputs, CallContext context) => Call(Check.NotNull(inputs), Check.NotNull(context).TrainingOr(true));

    /// <summary>Decides what one call does.</summary>
    /// <param name="random">Where its random numbers come from.</param>
    /// <param name="images">The images, (batch, height, width, channels).</param>
    internal abstract Augmentation Draw(RandomStream random, Tensor images);

    /// <summary>The random numbers of one call.</summary>
    private protected virtual RandomStream Random() => new(0);

    private protected Shape CheckImages(Shape images)
    {
        if (images.Rank is not (3 or 4))
            throw new ArgumentException($"{Description}: expected images of 3 axes, or batches of images of 4. Received: shape {images}");
        if (Channels is { } wanted && images[DataFormat == "channels_last" ? images.Rank - 1 : images.Rank - 3] is int channels && !wanted.Contains(channels))
            throw new ArgumentException($"{Description}: expected images of {string.Join(" or ", wanted)} channels. Received: shape {images} with dataFormat=\"{DataFormat}\"");
        return images;
    }

    Tensors Call(Tensors inputs, bool training)
    {
        var (at, parts) = AugmentationInputs.Find(this, inputs);
        CheckImages(Shape.Of(inputs[at]));
        var batched = inputs[at].ndim == 4;
        var images = ToBatch(inputs[at], batched);
        var compute = DTypes.IsFloat(DType.ComputeDType) ? DType.ComputeDType : ScalarType.Float32;
        if (images.dtype != compute) images = images.to_type(compute);
        var act = training || ActsAlways ? Draw(Random(), images) : Augmentation.None;
        var outputs = new Tensor[inputs.Count];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = parts[i] switch
            {
                AugmentationInputs.Images => FromBatch(Cast(act.Images is null ? images : act.Images(images)), batched),
                AugmentationInputs.Masks => act.Masks is null ? inputs[i] : AsImages(inputs[i], inputs[at].ndim, batched, act.Masks),
                _ => act.Labels is null ? inputs[i] : batched ? act.Labels(inputs[i]) : act.Labels(inputs[i].unsqueeze(0)).squeeze(0),
            };
        return inputs.Names is null ? outputs[0] : new Tensors(outputs, [.. inputs.Names]);
    }

    // Masks may come without an axis of channels.
    Tensor AsImages(Tensor masks, long rank, bool batched, Func<Tensor, Tensor> act)
    {
        if (masks.ndim != rank && masks.ndim != rank - 1)
            throw new ArgumentException($"{Description}: expected segmentation masks of the images' axes, with or without channels. Received: shape {Shape.Of(masks)}");
        if (masks.ndim == rank) return FromBatch(act(ToBatch(masks, batched)), batched);
        var channels = DataFormat == "channels_last" ? -1 : rank - 3;
        return FromBatch(act(ToBatch(masks.unsqueeze(channels), batched)), batched).squeeze(channels);
    }

    Tensor ToBatch(Tensor images, bool batched)
    {
        var batch = batched ? images : images.unsqueeze(0);
        return DataFormat == "channels_last" ? batch : ImageAxes.ToChannelsLast(batch);
    }

    Tensor FromBatch(Tensor batch, bool batched)
    {
        var images = DataFormat == "channels_last" ? batch : ImageAxes.ToChannelsFirst(batch);
        return batched ? images : images.squeeze(0);
    }

    Tensor Cast(Tensor images)
    {
        var type = DType.ComputeDType;
        return images.dtype == type ? images : type == ScalarType.Byte ? PixelRange.Byte.Clamp(images.round()).to_type(type) : images.round().to_type(type);
    }
}
