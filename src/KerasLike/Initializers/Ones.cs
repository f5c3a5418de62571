namespace KerasLike.Initializers;

/// <summary>All ones.</summary>
/// <remarks>Keras: <c>keras.initializers.Ones</c></remarks>
public sealed class Ones : Initializer
{
    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => torch.ones(Check.NotNull(shape).ToSizes(), dtype, Keras.Device);
}
