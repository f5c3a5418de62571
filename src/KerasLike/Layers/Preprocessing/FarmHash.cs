using System.Buffers.Binary;
using System.Numerics;

namespace KerasLike.Layers;

/// <summary>Google's FarmHash of bytes, in the form that never changes (Fingerprint64): the numbers that TensorFlow, and so Keras, puts strings into bins by.</summary>
internal static class FarmHash
{
    const ulong K0 = 0xc3a5c85c97cb3127, K1 = 0xb492b66fbe98f273, K2 = 0x9ae16a3b2f90404f;

    internal static ulong Of(ReadOnlySpan<byte> s) => s.Length switch
    {
        <= 16 => Short(s),
        <= 32 => Medium(s),
        <= 64 => Long(s),
        _ => Chunks(s),
    };

    /// <summary>One number of two.</summary>
    internal static ulong Combine(ulong first, ulong second)
    {
        const ulong multiplier = 0xc6a4a7935bd1e995;
        var mixed = ((first ^ multiplier) ^ (Shift(second * multiplier) * multiplier)) * multiplier;
        return Shift(Shift(mixed) * multiplier);
    }

    static ulong At(ReadOnlySpan<byte> s, int index) => BinaryPrimitives.ReadUInt64LittleEndian(s[index..]);

    static ulong Half(ReadOnlySpan<byte> s, int index) => BinaryPrimitives.ReadUInt32LittleEndian(s[index..]);

    static ulong Turn(ulong value, int bits) => BitOperations.RotateRight(value, bits);

    static ulong Shift(ulong value) => value ^ (value >> 47);

    static ulong Mix(ulong u, ulong v, ulong multiplier) => Shift((v ^ Shift((u ^ v) * multiplier)) * multiplier) * multiplier;

    static ulong Multiplier(ReadOnlySpan<byte> s) => K2 + (ulong)s.Length * 2;

    static ulong Short(ReadOnlySpan<byte> s)
    {
        var n = s.Length;
        if (n == 0) return K2;
        if (n < 4) return Shift(((s[0] + ((ulong)s[n >> 1] << 8)) * K2) ^ (((ulong)n + ((ulong)s[n - 1] << 2)) * K0)) * K2;
        if (n < 8) return Mix((ulong)n + (Half(s, 0) << 3), Half(s, n - 4), Multiplier(s));
        var (a, b, m) = (At(s, 0) + K2, At(s, n - 8), Multiplier(s));
        return Mix(Turn(b, 37) * m + a, (Turn(a, 25) + b) * m, m);
    }

    static ulong Medium(ReadOnlySpan<byte> s)
    {
        var (n, m) = (s.Length, Multiplier(s));
        var (a, b, c, d) = (At(s, 0) * K1, At(s, 8), At(s, n - 8) * m, At(s, n - 16) * K2);
        return Mix(Turn(a + b, 43) + Turn(c, 30) + d, a + Turn(b + K2, 18) + c, m);
    }

    static ulong Long(ReadOnlySpan<byte> s)
    {
        var (n, m) = (s.Length, Multiplier(s));
        var (a, b, c, d) = (At(s, 0) * K2, At(s, 8), At(s, n - 8) * m, At(s, n - 16) * K2);
        var y = Turn(a + b, 43) + Turn(c, 30) + d;
        var z = Mix(y, a + Turn(b + K2, 18) + c, m);
        var (e, f, g, h) = (At(s, 16) * m, At(s, 24), (y + At(s, n - 32)) * m, (z + At(s, n - 24)) * m);
        return Mix(Turn(e + f, 43) + Turn(g, 30) + h, e + Turn(f + a, 18) + g, m);
    }

    // 64 bytes at a time; the last 64 bytes, which may overlap with those before, end it.
    static ulong Chunks(ReadOnlySpan<byte> s)
    {
        const ulong seed = 81;
        var (x, y) = (unchecked(seed * K2) + At(s, 0), unchecked(seed * K1) + 113);
        var z = Shift(y * K2 + 113) * K2;
        (ulong First, ulong Second) v = (0, 0), w = (0, 0);
        for (int i = 0; i < (s.Length - 1) / 64; i++) Step(s[(i * 64)..], K1, 1, ref x, ref y, ref z, ref v, ref w);
        var m = K1 + ((z & 0xff) << 1);
        w.First += (ulong)((s.Length - 1) & 63);
        v.First += w.First;
        w.First += v.First;
        Step(s[^64..], m, 9, ref x, ref y, ref z, ref v, ref w);
        return Mix(Mix(v.First, w.First, m) + Shift(y) * K0 + z, Mix(v.Second, w.Second, m) + x, m);
    }

    static void Step(ReadOnlySpan<byte> s, ulong m, ulong weight, ref ulong x, ref ulong y, ref ulong z, ref (ulong First, ulong Second) v, ref (ulong First, ulong Second) w)
    {
        x = Turn(x + y + v.First + At(s, 8), 37) * m ^ w.Second * weight;
        y = Turn(y + v.Second + At(s, 48), 42) * m + v.First * weight + At(s, 40);
        z = Turn(z + w.First, 33) * m;
        v = Pair(s, v.Second * m, x + w.First);
        w = Pair(s[32..], z + w.Second, y + At(s, 16));
        (z, x) = (x, z);
    }

    static (ulong First, ulong Second) Pair(ReadOnlySpan<byte> s, ulong a, ulong b)
    {
        a += At(s, 0);
        b = Turn(b + a + At(s, 24), 21);
        var c = a;
        a += At(s, 8) + At(s, 16);
        b += Turn(a, 44);
        return (a + At(s, 24), b + c);
    }
}
