namespace KerasLike.Layers;

/// <summary>The leaky rectifier: x where positive, else <c>negativeSlope · x</c>.</summary>
/// <param name="negativeSlope">The slope below 0, not negative. Default: 0.3.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.LeakyReLU</c><br/>
/// Paper: Maas et al., 2013 (ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf)
/// </remarks>
/// <example><code>model.Add(new LeakyReLU(0.2));</code></example>
public sealed class LeakyReLU(double negativeSlope = 0.3, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>The slope below 0.</summary>
    public double NegativeSlope { get; } = Check.NotNegative(negativeSlope);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => ImageLayout.Any;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => functional.leaky_relu(inputs, NegativeSlope);
}
