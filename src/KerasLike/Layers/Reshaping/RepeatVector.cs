namespace KerasLike.Layers;

/// <summary>A sequence of one vector, repeated.</summary>
/// <param name="n">How often, positive.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, features).<br/>
/// Output: (batch, n, features).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.RepeatVector</c>
/// </remarks>
/// <example><code>model.Add(new RepeatVector(3, inputShape: 32));</code></example>
public sealed class RepeatVector(int n, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>How often the vector is repeated.</summary>
    public int N { get; } = Check.Positive(n);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new(Check.NotNull(inputShape)[0], N, inputShape[1]);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs.unsqueeze(1).expand(inputs.size(0), N, inputs.size(1));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        InputSpec = new(ndim: 2);
        LayerInputs.Check(this, [inputShape]);
    }
}
