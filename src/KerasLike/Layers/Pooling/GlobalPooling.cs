namespace KerasLike.Layers;

/// <summary>Base of pooling over all spatial axes at once.</summary>
public abstract class GlobalPooling : SpatialLayer
{
    private protected GlobalPooling(int rank, string? dataFormat, bool keepdims, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(rank, dataFormat, name, trainable, dtype, inputShape)
    {
        Keepdims = keepdims;
        SpatialAxes = rank == 3 ? [2, 3, 4] : [2, 3];
    }

    /// <summary>Whether the spatial axes stay, with a size of 1.</summary>
    public bool Keepdims { get; }

    internal override bool SavesBuildShape => false;

    /// <summary>The spatial axes of images as kernels take them.</summary>
    private protected long[] SpatialAxes { get; }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Keepdims
        ? Format.OutputShape(this, Check.NotNull(inputShape), [.. Enumerable.Repeat((int?)1, SpatialRank)], Format.ChannelsOf(inputShape), "")
        : new(Check.NotNull(inputShape)[0], Format.ChannelsOf(inputShape));
}
