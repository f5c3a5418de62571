namespace KerasLike.Layers;

/// <summary>Base of pooling by a window that slides over one, two or three spatial axes.</summary>
public abstract class Pooling : SpatialLayer
{
    readonly SpatialWindow window;

    private protected Pooling(int rank, Dims poolSize, Dims? strides, string padding, string? dataFormat, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(rank, dataFormat, name, trainable, dtype, inputShape)
    {
        var owner = GetType().Name;
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
    public override Shape ComputeOutputShape(Shape inputShape) => Format.OutputShape(this, Check.NotNull(inputShape), window.OutputLengths(Format.SpatialOf(inputShape)),
        Format.ChannelsOf(inputShape), $", window={PoolSize}, padding=\"{Padding}\". Use padding: \"same\" or a smaller window.");

    // An output that would be empty is named before any kernel is asked.
    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => ComputeOutputShape(inputShape);

    internal sealed override Tensor CallChannelsFirst(Tensor inputs, bool training) => Pool(inputs, window);

    /// <summary>What the window gives of images as kernels take them.</summary>
    private protected abstract Tensor Pool(Tensor images, SpatialWindow window);
}
