
namespace KerasLike;

/// <summary>Keras's names of number types, such as <c>"float32"</c>, and TorchSharp's.</summary>
internal static class DTypes
{
    static readonly (string Name, ScalarType Type, int Bytes)[] Known =
    [
        ("float32", ScalarType.Float32, 4), ("float64", ScalarType.Float64, 8), ("float16", ScalarType.Float16, 2), ("bfloat16", ScalarType.BFloat16, 2),
        ("int32", ScalarType.Int32, 4), ("int64", ScalarType.Int64, 8), ("int16", ScalarType.Int16, 2), ("int8", ScalarType.Int8, 1),
        ("uint8", ScalarType.Byte, 1), ("bool", ScalarType.Bool, 1),
    ];

    /// <summary>What Keras calls "string". libtorch has no such tensors: <see cref="StringTensor"/>.</summary>
    internal const ScalarType Text = (ScalarType)100;

    internal static string Name(ScalarType type) => type == Text ? "string" : Find(k => k.Type == type, type.ToString()).Name;

    internal static ScalarType Parse(string name) => Find(k => k.Name == name, $"\"{name}\"").Type;

    internal static int Bytes(ScalarType type) => Find(k => k.Type == type, type.ToString()).Bytes;

    internal static bool IsFloat(ScalarType type) =>
        type is ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16;

    /// <summary>Whether sums in it lose their small parts.</summary>
    internal static bool IsShort(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16;

    /// <summary>The same numbers in a type that sums do not lose their small parts in.</summary>
    internal static Tensor Lengthen(Tensor tensor) => IsShort(tensor.dtype) ? Masks.Keep(tensor, tensor.to_type(ScalarType.Float32)) : tensor;

    static (string Name, ScalarType Type, int Bytes) Find(Predicate<(string Name, ScalarType Type, int Bytes)> match, string received)
    {
        var found = Array.Find(Known, match);
        return found.Name is not null ? found : throw new ArgumentException($"`dtype` must be one of {string.Join(", ", Known.Select(k => k.Name))}. Received: {received}");
    }
}
