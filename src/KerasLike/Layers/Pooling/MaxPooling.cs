namespace KerasLike.Layers;

/// <summary>Base of <see cref="MaxPooling1D"/>, <see cref="MaxPooling2D"/> and <see cref="MaxPooling3D"/>.</summary>
public abstract class MaxPooling : Pooling
{
    private protected MaxPooling(int rank, Dims? poolSize, Dims? strides, string padding, string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(rank, poolSize ?? 2, strides, padding, dataFormat, name, trainable, dtype, inputShape) { }

    private protected sealed override Tensor Pool(Tensor images, SpatialWindow window)
    {
        var (padded, padding) = window.Pad(images, double.NegativeInfinity);
        return SpatialRank == 3 ? functional.max_pool3d(padded, window.Size, window.Strides, padding, window.Dilation)
            : functional.max_pool2d(padded, window.Size, window.Strides, padding, window.Dilation);
    }
}
