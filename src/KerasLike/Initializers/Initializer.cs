using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>
/// Gives a weight its first value. Written as a name, <c>kernelInitializer: "he_normal"</c>, or as an object.
/// </summary>
/// <remarks>Keras: <c>keras.initializers.Initializer</c></remarks>
public abstract class Initializer : KerasObject
{
    /// <summary>Makes a value.</summary>
    /// <param name="shape">Its shape, in Keras's order of axes.</param>
    /// <param name="dtype">Its number type.</param>
    public abstract Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32);

    /// <summary>An initializer by its name.</summary>
    /// <param name="id">The name, such as <c>"glorot_uniform"</c>; case and underscores do not matter.</param>
    public static implicit operator Initializer(string id) => Registry.Get<Initializer>(id);
}
