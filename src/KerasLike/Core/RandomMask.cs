using System.Numerics;
using KerasLike.Native;

namespace KerasLike;

/// <summary>
/// Fills dropout masks. libtorch draws them one element at a time on one thread, which takes longer than the convolution beside it; this counts
/// and hashes in vectors: element i is kept when a hash of i and the seed is large enough, so a mask depends on its seed alone.
/// </summary>
internal static class RandomMask
{
    /// <summary>Fills <paramref name="mask"/> with 1 / (1 − rate) with probability 1 − rate, else 0.</summary>
    internal static Tensor Fill(Tensor mask, double rate, ulong seed)
    {
        using var noGrad = torch.no_grad();
        if (rate >= 1) return mask.fill_(Scalars.Zero);
        var scale = 1 / (1 - rate);
        if (mask.device_type == DeviceType.CPU && mask.dtype == ScalarType.Float32)
        {
            Fill(NativeTensor.Elements<float>(mask), rate, (float)scale, seed);
            return mask;
        }
        using Scalar factor = scale;
        if (mask.device_type != DeviceType.CPU) return mask.bernoulli_(1 - rate).mul_(factor);
        using var floats = torch.empty(mask.shape, ScalarType.Float32);
        Fill(NativeTensor.Elements<float>(floats), rate, (float)scale, seed);
        return mask.copy_(floats);
    }

    static void Fill(Span<float> mask, double rate, float scale, ulong seed)
    {
        var threshold = (uint)Math.Min(rate * 4294967296.0, uint.MaxValue);
        var (low, high) = ((uint)seed, (uint)(seed >> 32));
        var (step, keep, limit) = (Vector<uint>.Count, new Vector<float>(scale), new Vector<uint>(threshold));
        var counter = new Vector<uint>(Enumerable.Range(0, step).Select(i => (uint)i).ToArray());
        var at = 0;
        for (; at <= mask.Length - step; at += step, counter += new Vector<uint>((uint)step))
        {
            var kept = Vector.GreaterThanOrEqual(Hash(counter, low, high), limit);
            Vector.ConditionalSelect(kept.As<uint, int>(), keep, Vector<float>.Zero).CopyTo(mask[at..]);
        }
        var rest = Hash(counter, low, high);
        for (var lane = 0; at < mask.Length; at++, lane++) mask[at] = rest[lane] >= threshold ? scale : 0;
    }

    // Wellons' lowbias32, keyed before each of its two rounds: a bijection of the counter that passes the usual tests of avalanche.
    static Vector<uint> Hash(Vector<uint> x, uint low, uint high)
    {
        x = (x * 0x9e3779b9) ^ new Vector<uint>(low);
        x = (x ^ (x >>> 16)) * 0x7feb352d;
        x ^= new Vector<uint>(high);
        x = (x ^ (x >>> 15)) * 0x846ca68b;
        return x ^ (x >>> 16);
    }
}
