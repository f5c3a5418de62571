namespace KerasLike.Initializers;

/// <summary>One value everywhere.</summary>
/// <param name="value">The value. Default: 0.</param>
/// <remarks>Keras: <c>keras.initializers.Constant</c></remarks>
public sealed class Constant(double value = 0.0) : Initializer
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
    {
        using Scalar scalar = Value;
        return torch.full(Check.NotNull(shape).ToSizes(), scalar, dtype, Keras.Device);
    }
}
