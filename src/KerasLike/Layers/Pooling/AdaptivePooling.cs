namespace KerasLike.Layers;

/// <summary>
/// Base of pooling to a given size: output i of n on an axis of length m takes the elements from ⌊i · m / n⌋ up to ⌈(i + 1) · m / n⌉.
/// </summary>
public abstract class AdaptivePooling : SpatialLayer
{
    readonly long[] plane;

    private protected AdaptivePooling(int rank, Dims outputSize, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, name, trainable, dtype, inputShape)
    {
        OutputSize = outputSize.ForAxes(rank, GetType().Name, nameof(outputSize));
        plane = SpatialWindow.ForKernel(OutputSize, 1)[^2..];
    }

    /// <summary>The size of the output on each spatial axis.</summary>
    public Dims OutputSize { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) =>
        Format.OutputShape(this, Check.NotNull(inputShape), [.. OutputSize.Values.ToArray().Select(size => (int?)size)], Format.ChannelsOf(inputShape), "");

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training) => SpatialRank < 3 ? PoolPlanes(inputs, plane)
        : Volumes.Reduce(inputs, planes => PoolPlanes(planes, plane), lines => PoolPlanes(lines, [OutputSize[0], lines.size(3)]));

    /// <summary>Pools (N, C, height, width) to a height and width.</summary>
    private protected abstract Tensor PoolPlanes(Tensor images, long[] size);
}
