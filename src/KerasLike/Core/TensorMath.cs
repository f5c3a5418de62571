namespace KerasLike;

/// <summary>
/// Additions that TorchSharp writes with a temporary Scalar (<c>a + b</c> is <c>a + 1 · b</c> to it), which the garbage collector may free in the middle of
/// the native call. These pass one that lives.
/// </summary>
internal static class TensorMath
{
    internal static Tensor Plus(this Tensor left, Tensor right) => left.add(right, Scalars.One);

    internal static Tensor Plus(this Tensor left, Scalar right) => left.add(right, Scalars.One);

    internal static Tensor PlusInPlace(this Tensor left, Tensor right) => left.add_(right, Scalars.One);

    /// <summary>1 − x.</summary>
    internal static Tensor OneMinus(this Tensor x) => x.neg().Plus(Scalars.One);

    /// <summary>The quotient, and 0 where it would divide by 0.</summary>
    internal static Tensor DivideOrZero(this Tensor left, Tensor right) => torch.where(right.eq(Scalars.Zero), torch.zeros_like(left), left / right);
}
