namespace KerasLike.Layers;

/// <summary>How a layer was given images: in which order of axes, and as a batch or one by itself. Inside they are (batch, height, width, channels).</summary>
/// <param name="ChannelsLast">Whether the channels are the last axis.</param>
/// <param name="IsBatch">Whether there is an axis of samples.</param>
internal readonly record struct ImageBatch(bool ChannelsLast, bool IsBatch)
{
    /// <summary>Images as they are inside.</summary>
    internal Tensor Of(Tensor images)
    {
        var batch = IsBatch ? images : images.unsqueeze(0);
        return ChannelsLast ? batch : ImageAxes.ToChannelsLast(batch);
    }

    /// <summary>Images as they were given.</summary>
    internal Tensor Back(Tensor batch)
    {
        var images = ChannelsLast ? batch : ImageAxes.ToChannelsFirst(batch);
        return IsBatch ? images : images.squeeze(0);
    }

    /// <summary>Changes segmentation masks, which may come without an axis of channels.</summary>
    internal Tensor Change(Tensor masks, Func<Tensor, Tensor> change, Layer owner)
    {
        var rank = IsBatch ? 4 : 3;
        if (masks.ndim != rank && masks.ndim != rank - 1)
            throw new ArgumentException($"{owner.Description}: expected segmentation masks of the images' axes, with or without channels. Received: shape {Shape.Of(masks)}");
        if (masks.ndim == rank) return Back(change(Of(masks)));
        var channels = ChannelsLast ? -1 : rank - 3;
        return Back(change(Of(masks.unsqueeze(channels)))).squeeze(channels);
    }
}
