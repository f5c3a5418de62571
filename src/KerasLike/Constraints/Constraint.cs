using KerasLike.Saving;

namespace KerasLike.Constraints;

/// <summary>
/// A projection that a weight goes through after each update. Written as a name, <c>kernelConstraint: "non_neg"</c>, or as an object.
/// </summary>
/// <remarks>Keras: <c>keras.constraints.Constraint</c></remarks>
public abstract class Constraint : KerasObject
{
    /// <summary>The projected weight.</summary>
    /// <param name="w">The weight, in Keras's order of axes.</param>
    public abstract Tensor Apply(Tensor w);

    /// <summary>A constraint by its name.</summary>
    /// <param name="id">The name, such as <c>"non_neg"</c>; case and underscores do not matter.</param>
    public static implicit operator Constraint(string id) => Registry.Get<Constraint>(id);
}
