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
        var format = new ImageBatch(DataFormat == "channels_last", IsBatch: inputs[at].ndim == 4);
        var images = format.Of(inputs[at]);
        var compute = DTypes.IsFloat(DType.ComputeDType) ? DType.ComputeDType : ScalarType.Float32;
        if (images.dtype != compute) images = images.to_type(compute);
        var act = training || ActsAlways ? Draw(Random(), images) : Augmentation.None;
        var outputs = new Tensor[inputs.Count];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = parts[i] switch
            {
                AugmentationInputs.Images => format.Back(Cast(act.Images is null ? images : act.Images(images))),
                AugmentationInputs.Masks => act.Masks is null ? inputs[i] : format.Change(inputs[i], act.Masks, this),
                _ => act.Labels is null ? inputs[i] : format.IsBatch ? act.Labels(inputs[i]) : act.Labels(inputs[i].unsqueeze(0)).squeeze(0),
            };
        return inputs.Names is null ? outputs[0] : new Tensors(outputs, [.. inputs.Names]);
    }

    Tensor Cast(Tensor images)
    {
        var type = DType.ComputeDType;
        return images.dtype == type ? images : type == ScalarType.Byte ? PixelRange.Byte.Clamp(images.round()).to_type(type) : images.round().to_type(type);
    }
}
