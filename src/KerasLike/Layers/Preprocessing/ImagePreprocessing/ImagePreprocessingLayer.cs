namespace KerasLike.Layers;

/// <summary>
/// Base of layers that prepare images: one image or a batch of them. They compute on channels after the batch, which for <c>dataFormat: "channels_last"</c>, Keras's
/// default, is a view of the same memory.
/// </summary>
public abstract class ImagePreprocessingLayer : Layer
{
    private protected ImagePreprocessingLayer(string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(name, trainable, dtype, inputShape)
    {
        DataFormat = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], GetType().Name, nameof(dataFormat));
        InputSpec = new(minNdim: 3, maxNdim: 4) { Hint = "Images are (height, width, channels), and a batch of them has one axis more." };
    }

    /// <summary>Where the channels are: <c>"channels_last"</c> for (…, height, width, channels), <c>"channels_first"</c> for (…, channels, height, width).</summary>
    public string DataFormat { get; }

    internal override ImageLayout Layout => DataFormat == "channels_last" ? ImageLayout.ChannelsFirst : ImageLayout.Keras;

    /// <inheritdoc/>
    public sealed override Tensor Call(Tensor inputs, bool training)
    {
        var isOne = inputs.ndim == 3;
        var images = isOne ? inputs.unsqueeze(0) : inputs;
        var made = DataFormat == "channels_last" ? ImageAxes.ToChannelsLast(CallChannelsFirst(ImageAxes.ToChannelsFirst(images), training)) : CallChannelsFirst(images, training);
        return isOne ? made.squeeze(0) : made;
    }

    /// <summary>Computes a batch of images from another, channels after the batch.</summary>
    internal abstract override Tensor CallChannelsFirst(Tensor inputs, bool training);

    /// <summary>The shape of images with another height and width.</summary>
    private protected Shape WithSize(Shape images, int? height, int? width)
    {
        var first = Check.NotNull(images).Rank - (DataFormat == "channels_last" ? 3 : 2);
        return images.With(first, height).With(first + 1, width);
    }
}
