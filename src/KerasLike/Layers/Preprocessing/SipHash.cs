using System.Buffers.Binary;
using System.Numerics;

namespace KerasLike.Layers;

/// <summary>SipHash-2-4 of bytes under a key of two numbers (Aumasson and Bernstein, 2012): where bins are not to be guessed.</summary>
internal static class SipHash
{
    internal static ulong Of(ReadOnlySpan<byte> s, ulong key0, ulong key1)
    {
        var state = (A: key0 ^ 0x736f6d6570736575, B: key1 ^ 0x646f72616e646f6d, C: key0 ^ 0x6c7967656e657261, D: key1 ^ 0x7465646279746573);
        Span<byte> last = stackalloc byte[8];
        last.Clear();
        s[(s.Length / 8 * 8)..].CopyTo(last);
        last[7] = (byte)s.Length;
        for (int i = 0; i < s.Length / 8; i++) state = Absorb(state, BinaryPrimitives.ReadUInt64LittleEndian(s[(i * 8)..]));
        state = Absorb(state, BinaryPrimitives.ReadUInt64LittleEndian(last));
        state.C ^= 0xff;
        for (int i = 0; i < 4; i++) state = Round(state);
        return state.A ^ state.B ^ state.C ^ state.D;
    }

    static (ulong A, ulong B, ulong C, ulong D) Absorb((ulong A, ulong B, ulong C, ulong D) state, ulong word)
    {
        state.D ^= word;
        state = Round(Round(state));
        state.A ^= word;
        return state;
    }

    static (ulong A, ulong B, ulong C, ulong D) Round((ulong A, ulong B, ulong C, ulong D) s)
    {
        var (a, b, c, d) = s;
        a += b;
        c += d;
        b = BitOperations.RotateLeft(b, 13) ^ a;
        d = BitOperations.RotateLeft(d, 16) ^ c;
        a = BitOperations.RotateLeft(a, 32) + d;
        c += b;
        b = BitOperations.RotateLeft(b, 17) ^ c;
        d = BitOperations.RotateLeft(d, 21) ^ a;
        return (a, b, BitOperations.RotateLeft(c, 32), d);
    }
}
