namespace KerasLike;

/// <summary>
/// Numbers read out of tensors. On a GPU each read waits for all that was asked of it, so nothing in a step of training may need one; all reads pass through here, and are counted.
/// </summary>
internal static class Fetch
{
    static long count;

    /// <summary>How many reads there were in this process.</summary>
    internal static long Count => Interlocked.Read(ref count);

    internal static double Number(Tensor value)
    {
        Interlocked.Increment(ref count);
        using var converted = value.to(ScalarType.Float64);
        return converted.item<double>();
    }

    internal static long Integer(Tensor value)
    {
        Interlocked.Increment(ref count);
        return value.ToInt64();
    }

    internal static bool Truth(Tensor value)
    {
        Interlocked.Increment(ref count);
        return value.ToBoolean();
    }

    /// <summary>All elements, in order.</summary>
    internal static double[] Numbers(Tensor values)
    {
        Interlocked.Increment(ref count);
        return Native.NativeTensor.Elements<double>(values.to(ScalarType.Float64).cpu().flatten().contiguous()).ToArray();
    }
}
