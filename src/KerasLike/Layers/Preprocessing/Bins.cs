using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KerasLike.Layers;

/// <summary>Puts strings and integers into bins by their hash: TensorFlow's <c>to_hash_bucket_fast</c>, or with a salt its <c>to_hash_bucket_strong</c>. An integer counts as its digits.</summary>
internal static class Bins
{
    internal static long Of(string text, int bins, Salt? salt)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        var bytes = count <= 256 ? stackalloc byte[count] : new byte[count];
        Encoding.UTF8.GetBytes(text, bytes);
        return (long)((salt is { } key ? SipHash.Of(bytes, (ulong)key.First, (ulong)key.Second) : FarmHash.Of(bytes)) % (ulong)bins);
    }

    internal static long Of(long number, int bins, Salt? salt) => Of(number.ToString(CultureInfo.InvariantCulture), bins, salt);

    /// <summary>The elements of a tensor as integers, row by row; what is behind the point is left out.</summary>
    internal static long[] Integers(Tensor values) => MemoryMarshal.Cast<byte, long>(values.to_type(ScalarType.Int64).cpu().contiguous().bytes).ToArray();
}
