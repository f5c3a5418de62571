namespace KerasLike.Layers;

/// <summary>Base of <see cref="AdaptiveMaxPooling1D"/>, <see cref="AdaptiveMaxPooling2D"/> and <see cref="AdaptiveMaxPooling3D"/>.</summary>
public abstract class AdaptiveMaxPooling : AdaptivePooling
{
    private protected AdaptiveMaxPooling(int rank, Dims outputSize, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, outputSize, dataFormat, inputShape, name, trainable, dtype) { }

    private protected sealed override Tensor PoolPlanes(Tensor images, long[] size) => functional.adaptive_max_pool2d(images, size);
}
