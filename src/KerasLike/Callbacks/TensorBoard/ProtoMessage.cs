using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace KerasLike.Callbacks;

/// <summary>A message in the format of protocol buffers, field after field: a number for the field and its kind, then the value.</summary>
internal sealed class ProtoMessage
{
    readonly ArrayBufferWriter<byte> bytes = new();

    internal ProtoMessage Integer(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    internal ProtoMessage Double(int field, double value)
    {
        Varint((ulong)field << 3 | 1);
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(raw, value);
        bytes.Write(raw);
        return this;
    }

    internal ProtoMessage Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    internal ProtoMessage Message(int field, ProtoMessage message) => Bytes(field, message.ToArray());

    internal ProtoMessage Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)field << 3 | 2);
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    internal byte[] ToArray() => bytes.WrittenSpan.ToArray();

    // Seven bits in a byte, the lowest first; the eighth says that there are more.
    void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes.Write([(byte)(value | 0x80)]);
        bytes.Write([(byte)value]);
    }
}
