namespace KerasLike.Layers;

/// <summary>Base of layers around another layer. Derive from it, and call <see cref="Layer"/> in <c>Call</c>.</summary>
/// <remarks>Keras: <c>keras.layers.Wrapper</c></remarks>
public abstract class Wrapper : Layer
{
    /// <summary>Makes a wrapper.</summary>
    /// <param name="layer">The layer inside.</param>
    /// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    /// <param name="trainable">Whether training changes its weights. Default: true.</param>
    /// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
    protected Wrapper(Layer layer, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
        : base(name, trainable, dtype, inputShape) => Layer = Check.NotNull(layer, GetType().Name);

    /// <summary>The layer inside.</summary>
    public Layer Layer { get; }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => Layer.EnsureBuilt([inputShape]);
}
