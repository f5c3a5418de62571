using KerasLike.Native;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace KerasLike.Saving.Hdf5;

/// <summary>An array in an HDF5 file: its shape and type are known, its elements are read when asked for.</summary>
internal sealed class Hdf5Array
{
    // What a file can pack at best; more is a bomb.
    const long MostExpansion = 1000;

    // What is turned on its way into a weight goes through memory that the processor's cache holds.
    const long SlabBytes = 4 << 20;

    readonly Hdf5Reader reader;
    readonly NativeDataset dataset;
    readonly bool isPacked;

    internal Hdf5Array(Hdf5Reader reader, string path, NativeDataset dataset, long fileLength)
    {
        (this.reader, Path, this.dataset) = (reader, path, dataset);
        DType = TypeOf(dataset.Type) ?? throw new InvalidDataException($"{reader.Name}: array \"{path}\" holds {dataset.Type.Class} of {dataset.Type.Size} bytes, which is no weight.");
        if (dataset.Layout.Class is not (H5DataLayoutClass.Contiguous or H5DataLayoutClass.Compact or H5DataLayoutClass.Chunked))
            throw new InvalidDataException($"{reader.Name}: array \"{path}\" does not lie in this file. Links to other files are not followed; save the model again.");
        isPacked = dataset.Layout.Class == H5DataLayoutClass.Chunked;
        Bytes = DTypes.Bytes(DType);
        foreach (var dim in dataset.Space.Dimensions)
        {
            if (dim > int.MaxValue || (dim > 0 && Bytes > long.MaxValue / (long)dim)) throw TooLarge(fileLength);
            Bytes *= (long)dim;
        }
        if (Bytes / (isPacked ? MostExpansion : 1) > fileLength) throw TooLarge(fileLength);
        Shape = new([.. dataset.Space.Dimensions.Select(d => (int?)d)]);
    }

    internal string Path { get; }

    internal Shape Shape { get; }

    internal ScalarType DType { get; }

    /// <summary>The size of its elements in memory.</summary>
    internal long Bytes { get; }

    /// <summary>Its elements, in a new tensor on the CPU.</summary>
    internal Tensor ToTensor()
    {
        var tensor = torch.empty(Shape.ToSizes(), DType);
        ReadInto(tensor);
        return tensor;
    }

    /// <summary>Gives a tensor of as many elements its own.</summary>
    internal void CopyTo(Tensor target)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        if (target.dtype == DType && target.device_type == DeviceType.CPU && target.is_contiguous()) ReadInto(target);
        else if (isPacked || Bytes <= SlabBytes || Shape.Of(target) != Shape) target.copy_(ToTensor().reshape(target.shape));
        else CopyInSlabs(target);
    }

    // An array as large as the weight itself would double the memory that loading takes.
    void CopyInSlabs(Tensor target)
    {
        var sizes = Shape.ToSizes();
        var rows = Math.Max(1, sizes[0] * SlabBytes / Bytes);
        var slab = torch.empty([rows, .. sizes[1..]], DType);
        for (long row = 0; row < sizes[0]; row += rows)
        {
            using var scope = torch.NewDisposeScope();
            var count = Math.Min(rows, sizes[0] - row);
            var part = slab.narrow(0, 0, count);
            ReadInto(part, new HyperslabSelection(sizes.Length, [(ulong)row, .. new ulong[sizes.Length - 1]], [(ulong)count, .. sizes[1..].Select(s => (ulong)s)]));
            target.narrow(0, row, count).copy_(part);
        }
    }

    void ReadInto(Tensor tensor, Selection? part = null)
    {
        if (tensor.numel() == 0) return;
        switch (DType)
        {
            case ScalarType.Float64: Read<double>(tensor, part); break;
            case ScalarType.Float32: Read<float>(tensor, part); break;
            case ScalarType.Float16: Read<Half>(tensor, part); break;
            case ScalarType.BFloat16: Read<ushort>(tensor, part); break;
            case ScalarType.Int64: Read<long>(tensor, part); break;
            case ScalarType.Int32: Read<int>(tensor, part); break;
            case ScalarType.Int16: Read<short>(tensor, part); break;
            case ScalarType.Int8: Read<sbyte>(tensor, part); break;
            default: Read<byte>(tensor, part); break;
        }
    }

    void Read<T>(Tensor tensor, Selection? part) where T : unmanaged => reader.Read(dataset, Path, NativeTensor.Elements<T>(tensor), isPacked, part);

    static ScalarType? TypeOf(IH5DataType type) => (type.Class, type.Size) switch
    {
        (H5DataTypeClass.FloatingPoint, 8) => ScalarType.Float64,
        (H5DataTypeClass.FloatingPoint, 4) => ScalarType.Float32,
        (H5DataTypeClass.FloatingPoint, 2) => ScalarType.Float16,
        (H5DataTypeClass.Opaque, 2) => ScalarType.BFloat16, // as h5py writes it, having no name for it
        (H5DataTypeClass.FixedPoint, 8) => ScalarType.Int64,
        (H5DataTypeClass.FixedPoint, 4) => ScalarType.Int32,
        (H5DataTypeClass.FixedPoint, 2) => ScalarType.Int16,
        (H5DataTypeClass.FixedPoint, 1) => type.FixedPoint.IsSigned ? ScalarType.Int8 : ScalarType.Byte,
        _ => null,
    };

    InvalidDataException TooLarge(long fileLength) =>
        new($"{reader.Name}: array \"{Path}\" claims shape ({string.Join(", ", dataset.Space.Dimensions)}), more than a file of {fileLength} bytes can hold.");
}
