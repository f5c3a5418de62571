using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace KerasLike.Saving.Hdf5;

/// <summary>
/// A file that may have been made to harm: reading it can neither go on forever nor recurse without end, since each step of a parser comes by here. Counts what it
/// gave, so that data which came from somewhere else is noticed.
/// </summary>
internal sealed class GuardedStream(Stream inner) : Stream
{
    // Listing a group takes the most: some ten steps for each member, which has some hundred bytes in the file.
    readonly long mostSteps = Math.Min(20_000 + (inner.Length / 4), 2_000_000);

    int steps;

    /// <summary>How many bytes it gave since <see cref="Start"/>.</summary>
    internal long Given { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; } = inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    /// <summary>Begins an operation, which has so many steps and no more.</summary>
    internal void Start() => (steps, Given) = (0, 0);

    public override int Read(Span<byte> buffer)
    {
        Step();
        var read = inner.Read(buffer);
        Given += read;
        if (buffer.Length == 4) CheckHeap(buffer);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        Step();
        var target = origin == SeekOrigin.Current ? inner.Position + offset : origin == SeekOrigin.End ? Length + offset : offset;
        return target >= 0 && target <= Length ? inner.Seek(target, SeekOrigin.Begin) : throw new InvalidDataException($"it points to byte {target} of {Length}");
    }

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    // The parser takes as much memory as a heap says it needs: what it says is checked as soon as its signature is read.
    void CheckHeap(ReadOnlySpan<byte> signature)
    {
        var (isGlobal, isLocal) = (signature.SequenceEqual("GCOL"u8), signature.SequenceEqual("HEAP"u8));
        if (!isGlobal && !isLocal) return;
        var after = inner.Position;
        Span<byte> header = stackalloc byte[16];
        inner.ReadExactly(header[..12]); // version, three bytes for later use, size
        var size = BinaryPrimitives.ReadUInt64LittleEndian(header[4..]);
        if (size > (ulong)(Length - after + 4)) throw new InvalidDataException($"a heap claims {size} bytes of {Length}");
        for (var end = after - 4 + (long)size; isGlobal && inner.Position + 16 <= end;)
        {
            inner.ReadExactly(header); // number, references, four bytes for later use, size
            var bytes = BinaryPrimitives.ReadUInt64LittleEndian(header[8..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(header) == 0) break;
            if (bytes > (ulong)(end - inner.Position)) throw new InvalidDataException($"a text claims {bytes} bytes of {Length}");
            inner.Seek((long)(bytes + 7) / 8 * 8, SeekOrigin.Current);
        }
        inner.Position = after;
    }

    void Step()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++steps > mostSteps) throw new InvalidDataException("its parts refer to one another without end");
    }
}
