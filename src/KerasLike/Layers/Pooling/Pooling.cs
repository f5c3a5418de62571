namespace KerasLike.Layers;

/// <summary>Base of pooling over one, two or three spatial axes.</summary>
public abstract class Pooling : SpatialLayer
{
    readonly SpatialWindow window;
    readonly double padValue;

    private protected Pooling(int rank, double padValue, Dims poolSize, Dims? strides, string padding, string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(rank, dataFormat, name, trainable, dtype, inputShape)
    {
        var owner = GetType().Name;
        this.padValue = padValue;
        PoolSize = poolSize.ForAxes(rank, owner, nameof(poolSize));
        Strides = (strides ?? PoolSize).ForAxes(rank, owner, nameof(strides));
        Padding = Check.OneOf(padding, ["valid", "same"], owner);
        window = new(PoolSize, Strides, new Dims(1).ForAxes(rank, owner, ""), Padding);
    }

    /// <summary>The size of the window on each spatial axis.</summary>
    public Dims PoolSize { get; }

    /// <summary>The step of the window on each spatial axis.</summary>
    public Dims Strides { get; }

    /// <summary>How the border is treated.</summary>
    public string Padding { get; }

    internal override bool SavesBuildShape => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) =>
        window.OutputShape(Check.NotNull(inputShape), inputShape[ChannelAxis < 0 ? inputShape.Rank - 1 : 1], DataFormat, this);

    // An output that would be empty is named before any kernel is asked.
    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => ComputeOutputShape(inputShape);

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training)
    {
        var (images, padding) = window.Pad(inputs, padValue);
        return Pool(images, inputs, window, padding);
    }

    /// <param name="images">The images, padded where the kernel could not pad them itself.</param>
    /// <param name="unpadded">The images as they came.</param>
    /// <param name="window">The window.</param>
    /// <param name="padding">The padding left to the kernel.</param>
    private protected abstract Tensor Pool(Tensor images, Tensor unpadded, SpatialWindow window, long[] padding);
}
