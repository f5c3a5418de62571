using System.Buffers.Binary;
using System.Text;

namespace KerasLike.Tests.Callbacks;

/// <summary>Reads files for TensorBoard as the formats are defined, with nothing of what writes them: records with checksums, messages as fields.</summary>
internal static class EventReader
{
    /// <summary>What a file says: a tag with its plugin, and what it shows.</summary>
    internal sealed record Shown(long Step, string Tag, string Plugin, Fields Tensor, Fields Metadata)
    {
        internal float Number => BitConverter.ToSingle(Tensor.Bytes(5));

        internal string[] Texts => Tensor.All(8).Select(Encoding.UTF8.GetString).ToArray();

        internal long[] Dimensions => Fields.Read(Tensor.Bytes(2)).All(2).Select(d => Fields.Read(d).Number(1)).ToArray();

        internal double[] Doubles => Tensor.Bytes(4).Chunk(8).Select(b => BitConverter.ToDouble(b)).ToArray();
    }

    /// <summary>A message: the values of its fields, in order.</summary>
    internal sealed class Fields : List<(int Field, long Number, byte[] Bytes)>
    {
        internal byte[][] All(int field) => this.Where(f => f.Field == field).Select(f => f.Bytes).ToArray();

        internal byte[] Bytes(int field) => All(field).Single();

        internal string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

        internal long Number(int field) => this.Where(f => f.Field == field).Select(f => f.Number).DefaultIfEmpty().Single();

        internal static Fields Read(byte[] message)
        {
            var fields = new Fields();
            for (int at = 0; at < message.Length;)
            {
                var key = Varint(message, ref at);
                var (field, kind) = ((int)(key >> 3), key & 7);
                if (kind == 0) fields.Add((field, Varint(message, ref at), []));
                else
                {
                    var length = kind switch { 1 => 8, 2 => (int)Varint(message, ref at), 5 => 4, _ => throw new InvalidDataException($"kind {kind}") };
                    fields.Add((field, 0, message[at..(at + length)]));
                    at += length;
                }
            }
            return fields;
        }

        static long Varint(byte[] message, ref int at)
        {
            long value = 0;
            for (int shift = 0; ; shift += 7)
            {
                value |= (long)(message[at] & 127) << shift;
                if (message[at++] < 128) return value;
            }
        }
    }

    /// <summary>All that the files of a folder show.</summary>
    internal static List<Shown> Read(string folder)
    {
        var all = new List<Shown>();
        foreach (var file in Directory.GetFiles(folder, "events.out.tfevents.*").Order(StringComparer.Ordinal))
        {
            var events = Records(File.ReadAllBytes(file)).Select(Fields.Read).ToList();
            Assert.That(events[0].Text(3), Is.EqualTo("brain.Event:2"), "the first says the version");
            foreach (var happened in events.Skip(1))
            {
                var age = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() / 1000.0 - BitConverter.ToDouble(happened.Bytes(1));
                Assert.That(age, Is.InRange(-1, 600), "seconds since");
                var value = Fields.Read(Fields.Read(happened.Bytes(5)).Bytes(1));
                var metadata = Fields.Read(value.Bytes(9));
                CheckClass(Fields.Read(value.Bytes(8)), metadata.Number(4), value.Text(1));
                all.Add(new(happened.Number(2), value.Text(1), Fields.Read(metadata.Bytes(1)).Text(1), Fields.Read(value.Bytes(8)), metadata));
            }
        }
        return all;
    }

    // What TensorBoard demands of tensors of each class: numbers of float32 without axes; lists of strings of bytes; anything.
    static void CheckClass(Fields tensor, long dataClass, string tag)
    {
        var (type, sizes) = (tensor.Number(1), Fields.Read(tensor.Bytes(2)).All(2).Select(d => Fields.Read(d).Number(1)).ToArray());
        if (dataClass == 1) Assert.That((type, sizes.Length, tensor.Bytes(5).Length), Is.EqualTo((1L, 0, 4)), tag);
        else if (dataClass == 3) Assert.That((type, sizes.Length, tensor.All(8).LongLength), Is.EqualTo((7L, 1, sizes[0])), tag);
        else Assert.That(dataClass, Is.EqualTo(2), tag);
    }

    /// <summary>The records of a file, whose checksums are checked.</summary>
    internal static List<byte[]> Records(ReadOnlySpan<byte> file)
    {
        var records = new List<byte[]>();
        while (file.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(file[8..]), Is.EqualTo(Masked(file[..8])), "checksum of a length");
            Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(file[(12 + length)..]), Is.EqualTo(Masked(file[12..(12 + length)])), "checksum of a record");
            records.Add(file[12..(12 + length)].ToArray());
            file = file[(16 + length)..];
        }
        return records;
    }

    static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = Checksum(data);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }

    /// <summary>CRC-32C, bit by bit.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0x82f63b78);
        }
        return ~crc;
    }
}
