namespace KerasLike.Layers;

/// <summary>Hands its input on.</summary>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: anything.<br/>
/// Output: the input.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Identity</c>
/// </remarks>
/// <example><code>var same = new Identity().Apply(x);</code></example>
public sealed class Identity(Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override ImageLayout Layout => ImageLayout.Any;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs;
}
