namespace KerasLike.Layers;

/// <summary>Scales values along one or several axes to length 1: <c>x / √(Σ x²)</c>.</summary>
/// <param name="axis">The axis, or several, along which the length is taken; negative ones count from the end. Default: −1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape. Zeros stay zeros.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.UnitNormalization</c>
/// </remarks>
/// <example><code>model.Add(new UnitNormalization());</code></example>
public sealed class UnitNormalization(Dims? axis = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    // The square of the least length, Keras's 1e-12: keeps zeros, and their gradients, from being divided by 0.
    static readonly Scalar Least = Scalars.Of(1e-24);

    /// <summary>The axis, or several.</summary>
    public Dims Axis { get; } = axis ?? -1;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) =>
        ComputeType.InFloat32(this, inputs, x => x * x.Squared().sum(Axis.ToLongs(), keepdim: true).clamp_min(Least).rsqrt());

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => AxesLast.Sorted(this, Axis, inputShape);
}
