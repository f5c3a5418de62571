namespace KerasLike.Layers;

/// <summary>The exponential linear unit: x where positive, else α · (eˣ − 1).</summary>
/// <param name="alpha">The slope at 0 from below, and the limit far below. Default: 1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.ELU</c><br/>
/// Paper: Clevert et al., 2016 (arXiv:1511.07289)
/// </remarks>
/// <example><code>model.Add(new ELU());</code></example>
public sealed class ELU(double alpha = 1.0, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    /// <summary>The limit far below.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => ImageLayout.Any;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => functional.elu(inputs, Alpha);
}
