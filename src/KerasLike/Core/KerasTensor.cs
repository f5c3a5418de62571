using KerasLike.Layers;

namespace KerasLike;

/// <summary>
/// A symbolic tensor: the shape and type of a value that does not exist yet, and the layer call that will make it. Applying layers to symbolic tensors draws
/// the graph of a model.
/// </summary>
/// <remarks>Keras: <c>keras.KerasTensor</c></remarks>
public sealed class KerasTensor
{
    internal KerasTensor(Shape shape, ScalarType dtype, LayerCall producer, int index) =>
        (Shape, DType, Producer, Index) = (shape, dtype, producer, index);

    /// <summary>Its shape, the batch first and usually unknown: <c>(None, 28, 28, 1)</c>.</summary>
    public Shape Shape { get; }

    /// <summary>Its number type.</summary>
    public ScalarType DType { get; }

    /// <summary>The layer call it comes from.</summary>
    internal LayerCall Producer { get; }

    /// <summary>Which of that call's outputs it is.</summary>
    internal int Index { get; }

    /// <summary>The input layer that a <see cref="Models.Sequential"/> takes as its first.</summary>
    /// <param name="input">The result of <see cref="Keras.Input"/>.</param>
    public static implicit operator Layer(KerasTensor input) => Check.NotNull(input).Producer.Layer is InputLayer layer ? layer
        : throw new ArgumentException($"Only the result of Keras.Input(…) can stand among layers. Received: {input}", nameof(input));

    /// <summary>Its shape, type and origin, as Keras prints them.</summary>
    public override string ToString() => $"<KerasTensor shape={Shape}, dtype={DTypes.Name(DType)}, from {Producer.Layer.Name}>";
}
