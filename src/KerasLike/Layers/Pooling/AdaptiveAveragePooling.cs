namespace KerasLike.Layers;

/// <summary>Base of <see cref="AdaptiveAveragePooling1D"/>, <see cref="AdaptiveAveragePooling2D"/> and <see cref="AdaptiveAveragePooling3D"/>.</summary>
public abstract class AdaptiveAveragePooling : AdaptivePooling
{
    private protected AdaptiveAveragePooling(int rank, Dims outputSize, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, outputSize, dataFormat, inputShape, name, trainable, dtype) { }

    private protected sealed override Tensor PoolPlanes(Tensor images, long[] size) => functional.adaptive_avg_pool2d(images, size);
}
