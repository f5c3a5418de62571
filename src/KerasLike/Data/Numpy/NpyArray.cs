using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace KerasLike.Data;

/// <summary>An array as NumPy wrote it: numbers as bytes, or Python objects in a list.</summary>
internal sealed class NpyArray
{
    static readonly Dictionary<string, ScalarType> Types = new()
    {
        ["f4"] = ScalarType.Float32,
        ["f8"] = ScalarType.Float64,
        ["f2"] = ScalarType.Float16,
        ["i8"] = ScalarType.Int64,
        ["i4"] = ScalarType.Int32,
        ["i2"] = ScalarType.Int16,
        ["i1"] = ScalarType.Int8,
        ["u1"] = ScalarType.Byte,
        ["b1"] = ScalarType.Bool,
    };

    /// <summary>Its type as NumPy says it, such as <c>&lt;f4</c>: the order of bytes, the kind, the size.</summary>
    internal required string Descr { get; init; }

    internal required long[] Shape { get; init; }

    /// <summary>Whether the first axis is the fastest.</summary>
    internal bool FortranOrder { get; init; }

    /// <summary>The elements, where they are numbers.</summary>
    internal byte[]? Bytes { get; init; }

    /// <summary>The elements, where they are objects.</summary>
    internal List<object?>? Objects { get; init; }

    internal static string DescrOf(ScalarType type)
    {
        var kind = Types.FirstOrDefault(t => t.Value == type).Key ?? throw new ArgumentException($"NumPy has no such type of numbers. Received: {DTypes.Name(type)}. Convert the tensor with to_type first.");
        return (kind[1] == '1' ? "|" : "<") + kind;
    }

    internal static ScalarType TypeOf(string descr) => descr.Length == 3 && Types.TryGetValue(descr[1..], out var type) ? type
        : throw new InvalidDataException($"its type is {descr}, and a tensor's must be one of {string.Join(", ", Types.Keys)}");

    internal Tensor ToTensor()
    {
        var type = TypeOf(Descr);
        if (Bytes is null || Bytes.LongLength != Shape.Aggregate((long)DTypes.Bytes(type), (size, dim) => checked(size * dim))) throw new InvalidDataException($"its elements are not those of an array of shape ({string.Join(", ", Shape)})");
        using var scope = torch.NewDisposeScope();
        var tensor = torch.empty(FortranOrder ? [.. Shape.Reverse()] : Shape, type);
        Bytes.CopyTo(tensor.bytes);
        if (Descr[0] == '>') Swap(tensor.bytes, DTypes.Bytes(type));
        return (FortranOrder ? tensor.permute([.. Enumerable.Range(0, Shape.Length).Select(a => (long)a).Reverse()]).contiguous() : tensor).MoveToOuterDisposeScope();
    }

    /// <summary>The elements as rows of whole numbers, of rows of different lengths.</summary>
    internal int[][] ToRows() => [.. (Objects ?? throw new InvalidDataException($"it holds numbers ({Descr}) where lists of numbers are expected")).Select(row =>
        row is List<object?> numbers ? numbers.Select(ToInt).ToArray() : throw new InvalidDataException($"it holds {row?.GetType().Name ?? "None"} where lists of numbers are expected"))];

    static int ToInt(object? value) => value is long number ? checked((int)number) : throw new InvalidDataException($"a list holds {value?.GetType().Name ?? "None"} where whole numbers are expected");

    static void Swap(Span<byte> bytes, int size)
    {
        if (size == 8) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, long>(bytes), MemoryMarshal.Cast<byte, long>(bytes));
        if (size == 4) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, int>(bytes), MemoryMarshal.Cast<byte, int>(bytes));
        if (size == 2) BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, short>(bytes), MemoryMarshal.Cast<byte, short>(bytes));
    }
}
