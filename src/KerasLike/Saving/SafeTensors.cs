using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using KerasLike.Layers;

namespace KerasLike.Saving;

/// <summary>The safetensors format: the length of a JSON header in 8 bytes, the header with each tensor's type, shape and place, then the tensors' bytes.</summary>
internal static class SafeTensors
{
    const int LongestHeader = 100_000_000;
    const string Metadata = "__metadata__";

    static readonly (string Name, ScalarType Type)[] Types =
    [
        ("F64", ScalarType.Float64), ("F32", ScalarType.Float32), ("F16", ScalarType.Float16), ("BF16", ScalarType.BFloat16), ("I64", ScalarType.Int64),
        ("I32", ScalarType.Int32), ("I16", ScalarType.Int16), ("I8", ScalarType.Int8), ("U8", ScalarType.Byte), ("BOOL", ScalarType.Bool),
    ];

    internal static void Write(Stream stream, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        using var noGrad = torch.no_grad();
        var list = tensors.ToList();
        var header = new JsonObject { [Metadata] = new JsonObject { ["format"] = "keras" } };
        var offset = 0L;
        foreach (var (name, value) in list)
        {
            var end = offset + (value.numel() * DTypes.Bytes(value.dtype));
            header[name] = new JsonObject
            {
                ["dtype"] = Array.Find(Types, t => t.Type == value.dtype).Name,
                ["shape"] = new JsonArray([.. value.shape.Select(d => (JsonNode)d)]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }
        var json = Encoding.UTF8.GetBytes(PythonJson.Write(header));
        var padded = (json.Length + 7) / 8 * 8;
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, padded);
        stream.Write(length);
        stream.Write(json);
        stream.Write(Encoding.ASCII.GetBytes(new string(' ', padded - json.Length)));
        foreach (var (_, value) in list)
        {
            using var scope = torch.NewDisposeScope();
            stream.Write(value.detach().cpu().contiguous().bytes);
        }
    }

    /// <summary>Gives weights the tensors of the same names.</summary>
    internal static void Read(string path, Dictionary<Variable, string> names, Layer model, bool skipMismatch)
    {
        using var stream = File.OpenRead(path);
        var (header, start) = ReadHeader(stream, path);
        var missing = names.Values.Where(n => !header.ContainsKey(n)).ToList();
        var unknown = header.Select(e => e.Key).Where(k => k != Metadata).Except(names.Values).ToList();
        if (missing.Count + unknown.Count > 0 && !skipMismatch)
            throw new InvalidDataException($"{path}: the names of the tensors are not those of the weights of {model.Description}. Missing: {List(missing)}. Unknown: {List(unknown)}.");
        foreach (var (variable, name) in names)
        {
            if (header[name] is not JsonObject entry) continue;
            var shape = new Shape([.. entry["shape"]!.AsArray().Select(d => (int?)d)]);
            if (shape == variable.Shape) Read(stream, start, path, name, entry, variable);
            else if (!skipMismatch) throw new InvalidDataException($"{path}: \"{name}\" has shape {shape}. {model.Description} wants shape {variable.Shape}.");
            else Warnings.Write($"Skipped \"{name}\" of {path}: it has shape {shape}, and {model.Description} wants shape {variable.Shape}.");
        }
    }

    static (JsonObject Header, long Start) ReadHeader(FileStream stream, string path)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8) throw Damaged(path, "it has less than 8 bytes");
        var length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > LongestHeader || length > stream.Length - 8) throw Damaged(path, $"its header claims {length} bytes of {stream.Length}");
        var json = new byte[length];
        stream.ReadExactly(json);
        return (PythonJson.Read(Encoding.UTF8.GetString(json), $"{path}, header"), 8 + length);
    }

    static void Read(FileStream stream, long start, string path, string name, JsonObject entry, Variable variable)
    {
        var type = Array.Find(Types, t => t.Name == (string?)entry["dtype"]);
        if (type.Name is null) throw Damaged(path, $"\"{name}\" has the unknown type {entry["dtype"]?.ToJsonString()}");
        var (from, to) = ((long)entry["data_offsets"]![0]!, (long)entry["data_offsets"]![1]!);
        var size = variable.Shape.Size!.Value * DTypes.Bytes(type.Type);
        if (from < 0 || to - from != size || to > stream.Length - start) throw Damaged(path, $"\"{name}\" lies at bytes {from} to {to} and has {size}, in {stream.Length - start}");
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var tensor = torch.empty(variable.Shape.ToSizes(), type.Type);
        stream.Position = start + from;
        stream.ReadExactly(tensor.bytes);
        variable.ToKeras().copy_(tensor);
    }

    static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");

    static InvalidDataException Damaged(string path, string what) => new($"{path}: not a whole safetensors file: {what}.");
}
