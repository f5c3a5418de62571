using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KerasLike;

/// <summary>Pixels of 1 (grey), 3 (red, green, blue) or 4 channels (and alpha), with another number of them.</summary>
internal static class Channeled
{
    const int PixelsInPiece = 1024;

    static readonly Vector128<byte> WithoutFourth = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);

    internal static byte[] Convert(ReadOnlySpan<byte> from, int channels, int to)
    {
        var made = new byte[from.Length / channels * to];
        Convert(from, channels, made, to);
        return made;
    }

    internal static void Convert(ReadOnlySpan<byte> from, int channels, Span<byte> made, int to)
    {
        switch (channels, to)
        {
            case var (before, after) when before == after: from.CopyTo(made); break;
            case (1, _): FromGray(from, made, to); break;
            case (3, _): AddAlpha(from, made); break;
            case (_, 1): ToGray(from, made); break;
            default: DropAlpha(from, made); break;
        }
    }

    /// <summary>As float32, from 0 to 255.</summary>
    internal static void ToFloats(ReadOnlySpan<byte> from, int channels, Span<float> to, int made)
    {
        // Piece by piece, so that the bytes in between stay in the processor's cache.
        Span<byte> bytes = stackalloc byte[PixelsInPiece * 4];
        for (int pixels; from.Length > 0; from = from[(pixels * channels)..], to = to[(pixels * made)..])
        {
            pixels = Math.Min(from.Length / channels, PixelsInPiece);
            var piece = bytes[..(pixels * made)];
            Convert(from[..(pixels * channels)], channels, piece, made);
            Widen(piece, to);
        }
    }

    static void Widen(ReadOnlySpan<byte> from, Span<float> to)
    {
        int i = 0, step = Vector<float>.Count;
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to[..from.Length]);
        for (; i + Vector<byte>.Count <= from.Length; i += Vector<byte>.Count)
        {
            Vector.Widen(Vector.LoadUnsafe(ref source, (nuint)i), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Vector.ConvertToSingle(Vector.AsVectorInt32(first)).StoreUnsafe(ref target, (nuint)i);
            Vector.ConvertToSingle(Vector.AsVectorInt32(second)).StoreUnsafe(ref target, (nuint)(i + step));
            Vector.ConvertToSingle(Vector.AsVectorInt32(third)).StoreUnsafe(ref target, (nuint)(i + 2 * step));
            Vector.ConvertToSingle(Vector.AsVectorInt32(fourth)).StoreUnsafe(ref target, (nuint)(i + 3 * step));
        }
        for (; i < from.Length; i++) to[i] = from[i];
    }

    static void FromGray(ReadOnlySpan<byte> from, Span<byte> to, int channels)
    {
        for (int i = 0, place = 0; i < from.Length; i++, place += channels)
        {
            (to[place], to[place + 1], to[place + 2]) = (from[i], from[i], from[i]);
            if (channels == 4) to[place + 3] = 255;
        }
    }

    // ITU-R 601-2, rounded, in fixed point.
    static void ToGray(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var pixels = MemoryMarshal.Cast<byte, uint>(from);
        for (int i = 0; i < to.Length; i++)
        {
            var pixel = pixels[i];
            to[i] = (byte)(((pixel & 255) * 19595 + (pixel >> 8 & 255) * 38470 + (pixel >> 16 & 255) * 7471 + 0x8000) >> 16);
        }
    }

    static void AddAlpha(ReadOnlySpan<byte> from, Span<byte> to)
    {
        for (int i = 0, place = 0; i < from.Length; i += 3, place += 4) (to[place], to[place + 1], to[place + 2], to[place + 3]) = (from[i], from[i + 1], from[i + 2], 255);
    }

    static void DropAlpha(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int old = 0, place = 0;
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to);
        // Four pixels at a time; the four bytes too many are written over by the next ones.
        for (; place + Vector128<byte>.Count <= to.Length && old + Vector128<byte>.Count <= from.Length; old += 16, place += 12)
            Vector128.Shuffle(Vector128.LoadUnsafe(ref source, (nuint)old), WithoutFourth).StoreUnsafe(ref target, (nuint)place);
        for (; place < to.Length; old += 4, place += 3) from.Slice(old, 3).CopyTo(to[place..]);
    }
}
