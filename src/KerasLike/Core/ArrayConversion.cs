using System.Runtime.InteropServices;
using KerasLike.Native;

namespace KerasLike;

/// <summary>.NET arrays, of any rank or jagged, as tensors: one copy of the bytes into memory that libtorch allocated and aligned.</summary>
internal static class ArrayConversion
{
    static readonly Dictionary<Type, ScalarType> Blittable = new()
    {
        [typeof(float)] = ScalarType.Float32,
        [typeof(double)] = ScalarType.Float64,
        [typeof(Half)] = ScalarType.Float16,
        [typeof(byte)] = ScalarType.Byte,
        [typeof(sbyte)] = ScalarType.Int8,
        [typeof(short)] = ScalarType.Int16,
        [typeof(int)] = ScalarType.Int32,
        [typeof(long)] = ScalarType.Int64,
        [typeof(bool)] = ScalarType.Bool,
    };

    // Types that libtorch lacks, and the one whose values hold theirs.
    static readonly Dictionary<Type, (ScalarType Type, Func<object, IConvertible> Convert)> Converted = new()
    {
        [typeof(ushort)] = (ScalarType.Int32, v => (int)(ushort)v),
        [typeof(uint)] = (ScalarType.Int64, v => (long)(uint)v),
        [typeof(ulong)] = (ScalarType.Int64, v => checked((long)(ulong)v)),
        [typeof(decimal)] = (ScalarType.Float64, v => (double)(decimal)v),
    };

    internal static Shape ShapeOf(Array array)
    {
        var dims = Enumerable.Range(0, array.Rank).Select(array.GetLength).ToList();
        if (!IsJagged(array)) return new([.. dims.Select(d => (int?)d)]);
        if (array.Rank != 1 || array.Length == 0) throw new ArgumentException($"An array of arrays must have one axis at each level and rows in it. Received: {Describe(array)}");
        var rows = array.Cast<Array?>().Select(row => row is null ? null : ShapeOf(row)).Distinct().ToList();
        return rows is [Shape row] ? row.Batched(array.Length)
            : throw new ArgumentException($"The rows of an array of arrays must have equal lengths. Received: rows of shape {string.Join(", ", rows.Select(r => r?.ToString() ?? "null").Take(5))}");
    }

    internal static Tensor ToTensor(Array array)
    {
        Native.LibTorch.EnsureLoaded();
        var shape = ShapeOf(array).ToSizes();
        var element = ElementType(array);
        if (Blittable.TryGetValue(element, out var dtype)) return Copy(array, torch.empty(shape, dtype));
        if (!Converted.TryGetValue(element, out var conversion))
            throw new ArgumentException($"A tensor's elements must be one of {string.Join(", ", Blittable.Keys.Concat(Converted.Keys).Select(t => t.Name))}. Received: {Describe(array)}");
        var flat = Leaves(array).SelectMany(leaf => leaf.Cast<object>()).Select(conversion.Convert);
        Array values = conversion.Type switch
        {
            ScalarType.Int32 => flat.Cast<int>().ToArray(),
            ScalarType.Int64 => flat.Cast<long>().ToArray(),
            _ => flat.Cast<double>().ToArray(),
        };
        return Copy(values, torch.empty(shape, conversion.Type));
    }

    static unsafe Tensor Copy(Array array, Tensor target)
    {
        var to = (byte*)NativeTensor.DataPointer(target);
        foreach (var leaf in Leaves(array))
        {
            var bytes = leaf.LongLength * DTypes.Bytes(target.dtype);
            fixed (byte* from = &MemoryMarshal.GetArrayDataReference(leaf)) Buffer.MemoryCopy(from, to, bytes, bytes);
            to += bytes;
        }
        return target;
    }

    static IEnumerable<Array> Leaves(Array array) => IsJagged(array) ? array.Cast<Array>().SelectMany(Leaves) : [array];

    static bool IsJagged(Array array) => array.GetType().GetElementType()!.IsArray;

    internal static Type ElementType(Array array)
    {
        var type = array.GetType();
        while (type.IsArray) type = type.GetElementType()!;
        return type;
    }

    static string Describe(Array array) => $"{ElementType(array).Name} array of shape ({string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))})";
}
