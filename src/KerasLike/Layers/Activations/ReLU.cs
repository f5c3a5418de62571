using KerasLike.Activations;

namespace KerasLike.Layers;

/// <summary>The rectifier: x from <c>threshold</c> on, but at most <c>maxValue</c>; below, <c>negativeSlope · (x − threshold)</c>.</summary>
/// <param name="maxValue">The greatest output, not negative; null for none. Default: null.</param>
/// <param name="negativeSlope">The slope below the threshold, not negative. Default: 0.</param>
/// <param name="threshold">Where the rectifier starts, not negative. Default: 0.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.ReLU</c>
/// </remarks>
/// <example><code>model.Add(new ReLU(maxValue: 6));</code></example>
public sealed class ReLU(double? maxValue = null, double negativeSlope = 0.0, double threshold = 0.0, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape), IOverwritesInput
{
    readonly Scalar slope = Scalars.Of(negativeSlope), start = Scalars.Of(threshold), end = Scalars.Of(maxValue ?? double.PositiveInfinity);

    /// <summary>The greatest output, or null.</summary>
    public double? MaxValue { get; } = maxValue is null ? null : Check.NotNegative(maxValue.Value, name: nameof(maxValue));

    /// <summary>The slope below the threshold.</summary>
    public double NegativeSlope { get; } = Check.NotNegative(negativeSlope);

    /// <summary>Where the rectifier starts.</summary>
    public double Threshold { get; } = Check.NotNegative(threshold);

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => ImageLayout.Any;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    int IOverwritesInput.Operands => IsPlain ? 1 : 0;

    bool IsPlain => MaxValue is null && NegativeSlope == 0 && Threshold == 0;

    Tensor IOverwritesInput.CallOver(Tensor over, Tensor? other) => ActivationFunction.Relu.ApplyTo(over, meetsLoss: false);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        if (IsPlain) return ActivationFunction.Relu.Apply(inputs);
        var above = MaxValue is null ? inputs : inputs.clamp_max(end);
        var below = NegativeSlope == 0 ? torch.zeros_like(inputs) : (inputs - start) * slope;
        return torch.where(Threshold == 0 ? inputs.gt(start) : inputs.ge(start), above, below);
    }
}
