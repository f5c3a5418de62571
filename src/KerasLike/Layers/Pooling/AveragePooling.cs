namespace KerasLike.Layers;

/// <summary>Base of <see cref="AveragePooling1D"/>, <see cref="AveragePooling2D"/> and <see cref="AveragePooling3D"/>.</summary>
public abstract class AveragePooling : Pooling
{
    readonly SpatialWindow? plane, depth;

    private protected AveragePooling(int rank, Dims poolSize, Dims? strides, string padding, string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(rank, poolSize, strides, padding, dataFormat, name, trainable, dtype, inputShape)
    {
        if (rank != 3) return;
        plane = new((PoolSize[1], PoolSize[2]), (Strides[1], Strides[2]), (1, 1), Padding);
        depth = new((PoolSize[0], 1), (Strides[0], 1), (1, 1), Padding);
    }

    private protected sealed override Tensor Pool(Tensor images, SpatialWindow window) =>
        plane is null ? Mean(images, window) : Volumes.Reduce(images, planes => Mean(planes, plane), lines => Mean(lines, depth!));

    // Over the border, of the part inside.
    static Tensor Mean(Tensor images, SpatialWindow window)
    {
        var (padded, padding) = window.Pad(images, 0);
        var means = functional.avg_pool2d(padded, window.Size, window.Strides, padding, count_include_pad: false);
        if (ReferenceEquals(images, padded)) return means;
        // The images were padded unevenly, and the kernel took the zeros for pixels: divide by the share of each window that lies inside.
        var (ones, _) = window.Pad(torch.ones([1, 1, images.size(2), images.size(3)], means.dtype, means.device), 0);
        return means / functional.avg_pool2d(ones, window.Size, window.Strides);
    }
}
