using System.Buffers.Binary;
using System.Text;

namespace KerasLike.Data;

/// <summary>
/// Reads the part of Python's pickle format that data sets are published in: numbers, texts, lists, tuples, dictionaries and NumPy arrays. It names no class and
/// calls nothing; a file that asks for anything else is refused.
/// </summary>
internal sealed class Pickle
{
    readonly BinaryReader file;
    readonly Stack<object?> stack = [];
    readonly Stack<int> marks = [];
    readonly Dictionary<int, object?> memo = [];

    Pickle(BinaryReader file) => this.file = file;

    /// <summary>What the stream holds: null, bool, long, double, string, byte[], list, dictionary, object?[] for a tuple, or an array.</summary>
    internal static object? Read(Stream stream)
    {
        try
        {
            using var file = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            return new Pickle(file).Run();
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException("it holds a damaged pickle", e);
        }
    }

    object? Run()
    {
        while (true)
        {
            var code = file.ReadByte();
            if (code == '.') return stack.Pop();
            if (!Value(code) && !Group(code) && !Memo(code) && !PickleArrays.Apply(code, file, stack)) throw new InvalidDataException($"it holds a pickle with the instruction 0x{code:x2}, which data sets do not have");
        }
    }

    bool Value(byte code)
    {
        switch (code)
        {
            case (byte)'N': Push(null); break;
            case 0x88: Push(true); break;
            case 0x89: Push(false); break;
            case (byte)'J': Push((long)file.ReadInt32()); break;
            case (byte)'K': Push((long)file.ReadByte()); break;
            case (byte)'M': Push((long)file.ReadUInt16()); break;
            case 0x8a: Push(Long(Bytes(file.ReadByte()))); break;
            case (byte)'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case (byte)'U': case (byte)'C': Push(Bytes(file.ReadByte())); break;
            case (byte)'T': case (byte)'B': Push(Bytes(file.ReadInt32())); break;
            case 0x8e: Push(Bytes(file.ReadInt64())); break;
            case 0x8c: Push(Encoding.UTF8.GetString(Bytes(file.ReadByte()))); break;
            case (byte)'X': Push(Encoding.UTF8.GetString(Bytes(file.ReadInt32()))); break;
            default: return false;
        }
        return true;
    }

    bool Group(byte code)
    {
        switch (code)
        {
            case 0x80: file.ReadByte(); break; // the version
            case 0x95: file.ReadInt64(); break; // the size of what follows
            case (byte)'(': marks.Push(stack.Count); break;
            case (byte)']': Push(new List<object?>()); break;
            case (byte)'}': Push(new Dictionary<object, object?>()); break;
            case (byte)')': Push(Array.Empty<object?>()); break;
            case >= 0x85 and <= 0x87: Push(Pop(code - 0x84)); break;
            case (byte)'t': Push(PopMarked()); break;
            case (byte)'l': Push(new List<object?>(PopMarked())); break;
            case (byte)'a': Append(Pop(1)); break;
            case (byte)'e': Append(PopMarked()); break;
            case (byte)'s': Set(Pop(2)); break;
            case (byte)'u': Set(PopMarked()); break;
            default: return false;
        }
        return true;
    }

    bool Memo(byte code)
    {
        switch (code)
        {
            case (byte)'q': memo[file.ReadByte()] = stack.Peek(); break;
            case (byte)'r': memo[file.ReadInt32()] = stack.Peek(); break;
            case 0x94: memo[memo.Count] = stack.Peek(); break;
            case (byte)'h': Push(memo[file.ReadByte()]); break;
            case (byte)'j': Push(memo[file.ReadInt32()]); break;
            default: return false;
        }
        return true;
    }

    void Push(object? value) => stack.Push(value);

    object?[] Pop(int count)
    {
        if (stack.Count < count) throw new InvalidDataException("it holds a damaged pickle");
        var values = new object?[count];
        for (int i = count - 1; i >= 0; i--) values[i] = stack.Pop();
        return values;
    }

    object?[] PopMarked() => Pop(stack.Count - marks.Pop());

    void Append(object?[] values) => Top<List<object?>>().AddRange(values);

    void Set(object?[] pairs)
    {
        var target = Top<Dictionary<object, object?>>();
        for (int i = 0; i + 1 < pairs.Length; i += 2) target[pairs[i] is byte[] name ? Encoding.UTF8.GetString(name) : pairs[i] ?? "None"] = pairs[i + 1];
    }

    T Top<T>() where T : class => stack.Peek() as T ?? throw new InvalidDataException("it holds a damaged pickle");

    byte[] Bytes(long count)
    {
        var bytes = count >= 0 ? file.ReadBytes(checked((int)count)) : [];
        return bytes.Length == count ? bytes : throw new EndOfStreamException("it ends too early");
    }

    static long Long(byte[] bytes)
    {
        if (bytes.Length > 8) throw new InvalidDataException("it holds a number of more than 64 bits");
        var value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1L : 0L;
        for (int i = bytes.Length - 1; i >= 0; i--) value = value << 8 | bytes[i];
        return value;
    }
}
