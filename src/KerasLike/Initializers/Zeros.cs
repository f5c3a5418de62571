namespace KerasLike.Initializers;

/// <summary>All zeros.</summary>
/// <remarks>Keras: <c>keras.initializers.Zeros</c></remarks>
public sealed class Zeros : Initializer
{
    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => torch.zeros(Check.NotNull(shape).ToSizes(), dtype, Keras.Device);
}
