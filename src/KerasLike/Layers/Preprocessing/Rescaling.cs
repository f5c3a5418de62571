namespace KerasLike.Layers;

/// <summary>Multiplies and adds: scale · x + offset.</summary>
/// <param name="scale">The factor, such as 1.0 / 255 for bytes to become 0 to 1; an array has one for each value on the last axes.</param>
/// <param name="offset">What is added, one number or an array. Default: 0.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The floating-point type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape, any number type.<br/>
/// Output: the input's shape, floating-point numbers.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Rescaling</c>
/// </remarks>
/// <example><code>model.Add(new Rescaling(1.0 / 127.5, offset: -1, inputShape: (28, 28, 1)));</code></example>
public sealed class Rescaling(Numbers scale, Numbers? offset = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, Check.Floating(dtype), inputShape)
{
    readonly LinearMap map = new(scale, offset ?? 0);

    /// <summary>The factor.</summary>
    public Numbers Scale { get; } = scale;

    /// <summary>What is added.</summary>
    public Numbers Offset { get; } = offset ?? 0;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => Scale.Shape.Rank + Offset.Shape.Rank == 0 ? ImageLayout.Any : ImageLayout.Keras;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => map.Apply(inputs.to_type(DType.ComputeDType));
}
