using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace KerasLike.Callbacks;

/// <summary>
/// A file that TensorBoard reads: records of TensorFlow's <c>TFRecord</c> format, a length and a message each with a checksum, in which the messages are events: a time, a step, and what happened.
/// </summary>
internal sealed class EventFile : IDisposable
{
    static int number;

    readonly FileStream file;

    internal EventFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{DateTimeOffset.UtcNow.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref number)}.v2");
        file = new(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        Write(Event().Text(3, "brain.Event:2"));
    }

    /// <summary>Writes what a summary shows.</summary>
    /// <param name="step">The epoch or batch it belongs to.</param>
    /// <param name="value">One of <see cref="SummaryValue"/>'s.</param>
    internal void Write(long step, ProtoMessage value) => Write(Event().Integer(2, step).Message(5, new ProtoMessage().Message(1, value)));

    internal void Flush() => file.Flush();

    public void Dispose() => file.Dispose();

    static ProtoMessage Event() => new ProtoMessage().Double(1, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0);

    void Write(ProtoMessage message)
    {
        var data = message.ToArray();
        Span<byte> head = stackalloc byte[12], tail = stackalloc byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedChecksum(head[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedChecksum(data));
        file.Write(head);
        file.Write(data);
        file.Write(tail);
    }

    // CRC-32C, turned and moved, so that a checksum of data that holds checksums stays a good one.
    static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= 8; data = data[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var one in data) crc = BitOperations.Crc32C(crc, one);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
