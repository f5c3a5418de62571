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

    /// <summary>A part of it: <c>x[.., 0]</c> is Python's <c>x[:, 0]</c>. Axes without an index are taken whole.</summary>
    /// <param name="key">Which part, axis by axis, the batch first.</param>
    public KerasTensor this[params TensorSlice[] key] => Operation.Slice(this, Check.NotNull(key));

    /// <summary>The sum of two symbolic tensors, element by element; the smaller is repeated along the axes it lacks.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KerasTensor operator +(KerasTensor left, KerasTensor right) => Operation.Draw("Add", Check.NotNull(left), Check.NotNull(right));

    /// <summary>The sum of each element and a number.</summary>
    /// <param name="left">The symbolic tensor.</param>
    /// <param name="right">The number.</param>
    public static KerasTensor operator +(KerasTensor left, double right) => Operation.Draw("Add", Check.NotNull(left), right);

    /// <summary>The sum of a number and each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The symbolic tensor.</param>
    public static KerasTensor operator +(double left, KerasTensor right) => Operation.Draw("Add", left, Check.NotNull(right));

    /// <summary>The difference of two symbolic tensors, element by element; the smaller is repeated along the axes it lacks.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KerasTensor operator -(KerasTensor left, KerasTensor right) => Operation.Draw("Subtract", Check.NotNull(left), Check.NotNull(right));

    /// <summary>The difference of each element and a number.</summary>
    /// <param name="left">The symbolic tensor.</param>
    /// <param name="right">The number.</param>
    public static KerasTensor operator -(KerasTensor left, double right) => Operation.Draw("Subtract", Check.NotNull(left), right);

    /// <summary>The difference of a number and each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The symbolic tensor.</param>
    public static KerasTensor operator -(double left, KerasTensor right) => Operation.Draw("Subtract", left, Check.NotNull(right));

    /// <summary>The product of two symbolic tensors, element by element; the smaller is repeated along the axes it lacks.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KerasTensor operator *(KerasTensor left, KerasTensor right) => Operation.Draw("Multiply", Check.NotNull(left), Check.NotNull(right));

    /// <summary>The product of each element and a number.</summary>
    /// <param name="left">The symbolic tensor.</param>
    /// <param name="right">The number.</param>
    public static KerasTensor operator *(KerasTensor left, double right) => Operation.Draw("Multiply", Check.NotNull(left), right);

    /// <summary>The product of a number and each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The symbolic tensor.</param>
    public static KerasTensor operator *(double left, KerasTensor right) => Operation.Draw("Multiply", left, Check.NotNull(right));

    /// <summary>The quotient of two symbolic tensors, element by element; the smaller is repeated along the axes it lacks.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KerasTensor operator /(KerasTensor left, KerasTensor right) => Operation.Draw("TrueDivide", Check.NotNull(left), Check.NotNull(right));

    /// <summary>The quotient of each element and a number.</summary>
    /// <param name="left">The symbolic tensor.</param>
    /// <param name="right">The number.</param>
    public static KerasTensor operator /(KerasTensor left, double right) => Operation.Draw("TrueDivide", Check.NotNull(left), right);

    /// <summary>The quotient of a number and each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The symbolic tensor.</param>
    public static KerasTensor operator /(double left, KerasTensor right) => Operation.Draw("TrueDivide", left, Check.NotNull(right));

    /// <summary>The remainder, with the sign of the divisor, of two symbolic tensors, element by element; the smaller is repeated along the axes it lacks.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static KerasTensor operator %(KerasTensor left, KerasTensor right) => Operation.Draw("Mod", Check.NotNull(left), Check.NotNull(right));

    /// <summary>The remainder, with the sign of the divisor, of each element and a number.</summary>
    /// <param name="left">The symbolic tensor.</param>
    /// <param name="right">The number.</param>
    public static KerasTensor operator %(KerasTensor left, double right) => Operation.Draw("Mod", Check.NotNull(left), right);

    /// <summary>The remainder, with the sign of the divisor, of a number and each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The symbolic tensor.</param>
    public static KerasTensor operator %(double left, KerasTensor right) => Operation.Draw("Mod", left, Check.NotNull(right));

    /// <summary>Each element with the other sign.</summary>
    /// <param name="tensor">The symbolic tensor.</param>
    public static KerasTensor operator -(KerasTensor tensor) => Operation.Draw("Negative", Check.NotNull(tensor));

    /// <summary>The input layer that a <see cref="Models.Sequential"/> takes as its first.</summary>
    /// <param name="input">The result of <see cref="Keras.Input"/>.</param>
    public static implicit operator Layer(KerasTensor input) => Check.NotNull(input).Producer.Layer is InputLayer layer ? layer
        : throw new ArgumentException($"Only the result of Keras.Input(…) can stand among layers. Received: {input}", nameof(input));

    /// <summary>Its shape, type and origin, as Keras prints them.</summary>
    public override string ToString() => $"<KerasTensor shape={Shape}, dtype={DTypes.Name(DType)}, from {Producer.Layer.Name}>";
}
