using System.Buffers;

namespace KerasLike;

/// <summary>The pixels of a file, in memory that is lent: grey ones as grey, others as red, green, blue and alpha.</summary>
/// <param name="values">The memory, which may be longer.</param>
/// <param name="height">Rows.</param>
/// <param name="width">Columns.</param>
/// <param name="channels">1 or 4.</param>
internal readonly struct DecodedImage(byte[] values, int height, int width, int channels) : IDisposable
{
    internal int Height => height;

    internal int Width => width;

    internal int Channels => channels;

    internal ReadOnlySpan<byte> Pixels => values.AsSpan(0, height * width * channels);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(values);
}
