using System.Runtime.CompilerServices;

namespace KerasLike.Saving.Hdf5;

/// <summary>
/// A file that may have been made to harm: reading it can neither go on forever nor recurse without end, since each step of a parser comes by here. Counts what it
/// gave, so that data which came from somewhere else is noticed.
/// </summary>
internal sealed class GuardedStream(Stream inner) : Stream
{
    // A name in a group of ten thousand is found within some hundred steps.
    const int MostSteps = 1_000_000;

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

    void Step()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++steps > MostSteps) throw new InvalidDataException("its parts refer to one another without end");
    }
}
