using KerasLike.Saving;

namespace KerasLike.Regularizers;

/// <summary>
/// A penalty on a weight or on a layer's output that is added to the loss. Written as a name, <c>kernelRegularizer: "l2"</c>, or as an object.
/// </summary>
/// <remarks>Keras: <c>keras.regularizers.Regularizer</c></remarks>
public abstract class Regularizer : KerasObject
{
    /// <summary>The penalty, a scalar.</summary>
    /// <param name="x">The weight, in Keras's order of axes, or the output.</param>
    public abstract Tensor Apply(Tensor x);

    /// <summary>A regularizer by its name.</summary>
    /// <param name="id">The name, such as <c>"l2"</c>; case and underscores do not matter.</param>
    public static implicit operator Regularizer(string id) => Registry.Get<Regularizer>(id);

    private protected static double Strength(double value, string owner, string name) =>
        value >= 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, $"{owner}: `{name}` must be a finite number, not negative. Received: {name}={value}");
}
