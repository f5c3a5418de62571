using System.Buffers;
using KerasLike.Native;
using PureHDF;

namespace KerasLike.Saving.Hdf5;

/// <summary>Gathers groups, attributes and arrays, and writes them as an HDF5 file.</summary>
internal sealed class Hdf5Writer : IDisposable
{
    readonly H5File file = [];
    readonly List<Tensor> kept = [];

    /// <summary>Adds a group, and those around it.</summary>
    /// <param name="path">Its path; empty for the outermost.</param>
    internal H5Group Group(string path)
    {
        H5Group group = file;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!group.TryGetValue(name, out var inside)) group[name] = inside = new H5Group();
            group = (H5Group)inside;
        }
        return group;
    }

    /// <summary>Gives a group a text.</summary>
    internal void Text(string path, string attribute, string value) => Group(path).Attributes[attribute] = value;

    /// <summary>Gives a group a list of texts; an empty one as h5py writes it, and a long one in parts, since an attribute holds 64 kB.</summary>
    internal void Texts(string path, string attribute, IReadOnlyList<string> values)
    {
        const int MostInOne = 2000; // each takes 16 bytes there, the text itself lies elsewhere
        var group = Group(path);
        if (values.Count == 0) group.Attributes[attribute] = new H5Attribute(System.Array.Empty<double>(), [0]);
        else if (values.Count <= MostInOne) group.Attributes[attribute] = values.ToArray();
        else foreach (var (part, i) in values.Chunk(MostInOne).Select((p, i) => (p, i))) group.Attributes[$"{attribute}{i}"] = part;
    }

    /// <summary>Adds an array.</summary>
    internal void Array(string path, Tensor value)
    {
        var cut = path.LastIndexOf('/');
        Group(path[..Math.Max(cut, 0)])[path[(cut + 1)..]] = Dataset(Keep(value));
    }

    /// <summary>Adds a scalar.</summary>
    internal void Scalar<T>(string path, T value) where T : unmanaged
    {
        var cut = path.LastIndexOf('/');
        Group(path[..Math.Max(cut, 0)])[path[(cut + 1)..]] = new H5Dataset(value, fileDims: []);
    }

    /// <summary>Writes all of it.</summary>
    internal void Write(Stream target) => file.Write(target, new H5WriteOptions(PreferCompactDatasetLayout: false));

    public void Dispose()
    {
        foreach (var tensor in kept) tensor.Dispose();
    }

    // The elements in order of axes, on the CPU: the weight's own memory where that is so already.
    Tensor Keep(Tensor value)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var dense = value.detach().cpu().contiguous().DetachFromDisposeScope();
        kept.Add(dense);
        return dense;
    }

    static H5Dataset Dataset(Tensor tensor) => tensor.dtype switch
    {
        ScalarType.Float64 => Dataset<double>(tensor),
        ScalarType.Float32 => Dataset<float>(tensor),
        ScalarType.Float16 => Dataset<Half>(tensor),
        ScalarType.BFloat16 => BrainFloats(tensor),
        ScalarType.Int64 => Dataset<long>(tensor),
        ScalarType.Int32 => Dataset<int>(tensor),
        ScalarType.Int16 => Dataset<short>(tensor),
        ScalarType.Int8 => Dataset<sbyte>(tensor),
        ScalarType.Byte or ScalarType.Bool => Dataset<byte>(tensor),
        _ => throw new InvalidOperationException($"Weights of type {DTypes.Name(tensor.dtype)} cannot be saved in HDF5. Save them as .safetensors, or cast them first."),
    };

    // HDF5 has no such type. As h5py and Keras do: two bytes that say nothing by themselves, with an attribute that says what they are.
    static H5Dataset BrainFloats(Tensor tensor) => new(new TensorMemory<byte>(tensor).Memory, fileDims: [.. tensor.shape.Select(d => (ulong)d)], opaqueInfo: new(2, ""))
    {
        Attributes = new() { ["dtype"] = "bfloat16" },
    };

    static H5Dataset Dataset<T>(Tensor tensor) where T : unmanaged => tensor.ndim == 0
        ? new(NativeTensor.Elements<T>(tensor)[0], fileDims: [])
        : new(new TensorMemory<T>(tensor).Memory, fileDims: [.. tensor.shape.Select(d => (ulong)d)]);

    /// <summary>The elements of a tensor as .NET memory.</summary>
    sealed unsafe class TensorMemory<T>(Tensor tensor) : MemoryManager<T> where T : unmanaged
    {
        public override Span<T> GetSpan() => new(NativeTensor.DataPointer(tensor), checked((int)(tensor.numel() * DTypes.Bytes(tensor.dtype) / sizeof(T))));

        // The tensor's memory does not move.
        public override MemoryHandle Pin(int elementIndex = 0) => new((T*)NativeTensor.DataPointer(tensor) + elementIndex);

        public override void Unpin() { }

        protected override void Dispose(bool disposing) { }
    }
}
