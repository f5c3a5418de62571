using System.Numerics;

namespace KerasLike.Optimizers;

/// <summary>A register's worth of elements.</summary>
internal readonly struct VectorElements(Vector<float> value) : IElements<VectorElements>
{
    internal Vector<float> Value { get; } = value;

    public static VectorElements operator +(VectorElements left, VectorElements right) => new(left.Value + right.Value);

    public static VectorElements operator -(VectorElements left, VectorElements right) => new(left.Value - right.Value);

    public static VectorElements operator *(VectorElements left, VectorElements right) => new(left.Value * right.Value);

    public static VectorElements operator /(VectorElements left, VectorElements right) => new(left.Value / right.Value);

    public static VectorElements Sqrt(VectorElements value) => new(Vector.SquareRoot(value.Value));

    public static VectorElements Max(VectorElements left, VectorElements right) => new(Vector.Max(left.Value, right.Value));

    public static VectorElements Min(VectorElements left, VectorElements right) => new(Vector.Min(left.Value, right.Value));

    public static VectorElements Abs(VectorElements value) => new(Vector.Abs(value.Value));

    public static VectorElements Sign(VectorElements value) => new(
        Vector.ConditionalSelect(Vector.GreaterThan(value.Value, Vector<float>.Zero), Vector<float>.One, Vector.ConditionalSelect(Vector.LessThan(value.Value, Vector<float>.Zero), -Vector<float>.One, Vector<float>.Zero)));

    public static VectorElements Pow(VectorElements value, float exponent) =>
        exponent == 0.5f ? Sqrt(value) : exponent == 0 ? Constant(1) : new(Vector.Exp(Vector.Log(value.Value) * exponent));

    public static VectorElements Constant(float value) => new(new Vector<float>(value));
}

/// <summary>One element.</summary>
internal readonly struct SingleElement(float value) : IElements<SingleElement>
{
    internal float Value { get; } = value;

    public static SingleElement operator +(SingleElement left, SingleElement right) => new(left.Value + right.Value);

    public static SingleElement operator -(SingleElement left, SingleElement right) => new(left.Value - right.Value);

    public static SingleElement operator *(SingleElement left, SingleElement right) => new(left.Value * right.Value);

    public static SingleElement operator /(SingleElement left, SingleElement right) => new(left.Value / right.Value);

    public static SingleElement Sqrt(SingleElement value) => new(MathF.Sqrt(value.Value));

    public static SingleElement Max(SingleElement left, SingleElement right) => new(MathF.Max(left.Value, right.Value));

    public static SingleElement Min(SingleElement left, SingleElement right) => new(MathF.Min(left.Value, right.Value));

    public static SingleElement Abs(SingleElement value) => new(MathF.Abs(value.Value));

    public static SingleElement Sign(SingleElement value) => new(value.Value > 0 ? 1 : value.Value < 0 ? -1 : 0);

    public static SingleElement Pow(SingleElement value, float exponent) => new(MathF.Pow(value.Value, exponent));

    public static SingleElement Constant(float value) => new(value);
}

/// <summary>All elements of a tensor.</summary>
internal readonly struct TensorElements(Tensor value) : IElements<TensorElements>
{
    internal Tensor Value { get; } = value;

    public static TensorElements operator +(TensorElements left, TensorElements right) => new(left.Value.Plus(right.Value));

    public static TensorElements operator -(TensorElements left, TensorElements right) => new(left.Value - right.Value);

    public static TensorElements operator *(TensorElements left, TensorElements right) => new(left.Value * right.Value);

    public static TensorElements operator /(TensorElements left, TensorElements right) => new(left.Value / right.Value);

    public static TensorElements Sqrt(TensorElements value) => new(value.Value.sqrt());

    public static TensorElements Max(TensorElements left, TensorElements right) => new(torch.maximum(left.Value, right.Value));

    public static TensorElements Min(TensorElements left, TensorElements right) => new(torch.minimum(left.Value, right.Value));

    public static TensorElements Abs(TensorElements value) => new(value.Value.abs());

    public static TensorElements Sign(TensorElements value) => new(value.Value.sign());

    public static TensorElements Pow(TensorElements value, float exponent) => new(value.Value.pow(Constant(exponent).Value));

    // A scalar tensor does not change the type or the device of what it meets.
    public static TensorElements Constant(float value) => new(torch.tensor((double)value));
}
