namespace KerasLike.Layers;

/// <summary>Mixing each image of a batch with another.</summary>
/// <param name="layer">The layer that mixes, for messages.</param>
/// <param name="images">The images, (batch, height, width, channels).</param>
/// <param name="order">The other image for each.</param>
/// <param name="kept">How much is kept of each image.</param>
internal sealed class ImageMix(Layer layer, Tensor images, long[] order, double[] kept)
{
    readonly Tensor others = torch.tensor(order, device: images.device);
    readonly Tensor shares = torch.tensor(kept, ImageGrid.TypeOf(images), images.device);

    /// <summary>The other of each, of images, masks or labels.</summary>
    internal Tensor Others(Tensor batch) => batch.index_select(0, others);

    /// <summary>Each and its other, in their shares.</summary>
    internal Tensor Blend(Tensor batch)
    {
        var share = shares.view([-1, .. Enumerable.Repeat(1L, (int)batch.ndim - 1)]);
        var values = DTypes.IsFloat(batch.dtype) ? batch : batch.to_type(shares.dtype);
        return Others(values).Plus((values - Others(values)) * share.to_type(values.dtype));
    }

    /// <summary>Labels in the shares of their images.</summary>
    internal Tensor Labels(Tensor labels) =>
        labels.ndim < 2 && !DTypes.IsFloat(labels.dtype)
            ? throw new ArgumentException($"{layer.Description}: labels must be one-hot, since class numbers cannot be blended. Received: labels of shape {Shape.Of(labels)} and type {DTypes.Name(labels.dtype)}. Use Utils.ToCategorical(labels).")
            : Blend(labels);
}
