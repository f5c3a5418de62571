namespace KerasLike;

/// <summary>
/// Additions and squares that TorchSharp writes with a temporary Scalar (<c>a + b</c> is <c>a + 1 · b</c> to it, <c>square</c> is <c>pow(2)</c>), which the garbage collector may free in the
/// middle of the native call. These pass one that lives.
/// </summary>
internal static class TensorMath
{
    // Whole, so that whole numbers stay whole.
    static readonly Scalar Exponent = 2;

    internal static Tensor Plus(this Tensor left, Tensor right) => left.add(right, Scalars.One);

    internal static Tensor Plus(this Tensor left, Scalar right) => left.add(right, Scalars.One);

    internal static Tensor PlusInPlace(this Tensor left, Tensor right) => left.add_(right, Scalars.One);

    /// <summary>1 − x.</summary>
    internal static Tensor OneMinus(this Tensor x) => x.neg().Plus(Scalars.One);

    internal static Tensor PlusInPlace(this Tensor left, Scalar right) => left.add_(right, Scalars.One);

    internal static Tensor Squared(this Tensor tensor) => tensor.pow(Exponent);

    /// <summary>The quotient, and 0 where it would divide by 0.</summary>
    internal static Tensor DivideOrZero(this Tensor left, Tensor right) => torch.where(right.eq(Scalars.Zero), torch.zeros_like(left), left / right);
}
