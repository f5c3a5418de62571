namespace KerasLike;

/// <summary>
/// Scalars that are made once. TorchSharp turns a number argument into a native object that the garbage collector may free while the native call still
/// reads it; one that lives in a field cannot be freed, and costs nothing to pass.
/// </summary>
internal static class Scalars
{
    /// <summary>A scalar for a field of an object. Loads libtorch, since fields are set before anything else of an object runs.</summary>
    internal static Scalar Of(double value)
    {
        Native.LibTorch.EnsureLoaded();
        return value;
    }

    /// <summary>The same for whole numbers, with which tensors of whole numbers stay such.</summary>
    internal static Scalar OfWhole(long value)
    {
        Native.LibTorch.EnsureLoaded();
        return value;
    }

    internal static readonly Scalar Zero = 0, One = 1, MinusOne = -1, Half = 0.5, Quarter = 0.25, Two = 2.0, Four = 4.0;

    /// <summary>Keras's smallest number that counts: where a logarithm or a quotient would run off.</summary>
    internal static readonly Scalar Epsilon = 1e-7;
}
