using PureHDF;
using PureHDF.VOL.Native;

namespace KerasLike.Tests.Golden;

/// <summary>Reads tensors out of HDF5 files, as golden cases and Keras's weights hold them.</summary>
internal sealed class Hdf5 : IDisposable
{
    readonly NativeFile file;

    internal Hdf5(Stream stream) => file = H5File.Open(stream, leaveOpen: false);

    internal Hdf5(string path)
        : this(File.OpenRead(path)) { }

    internal bool Has(string path) => file.LinkExists(path);

    internal string Attribute(string name) => file.Attribute(name).Read<string>();

    internal Tensor Tensor(string path)
    {
        var dataset = file.Dataset(path);
        var shape = dataset.Space.Dimensions.Select(d => (long)d).ToArray();
        return dataset.Type.Class switch
        {
            H5DataTypeClass.FloatingPoint when dataset.Type.Size == 8 => torch.tensor(dataset.Read<double[]>()).reshape(shape),
            H5DataTypeClass.FloatingPoint => torch.tensor(dataset.Read<float[]>()).reshape(shape),
            _ when dataset.Type.Size == 8 => torch.tensor(dataset.Read<long[]>()).reshape(shape),
            _ => torch.tensor(dataset.Read<int[]>()).reshape(shape),
        };
    }

    internal double Scalar(string path) => file.Dataset(path).Read<double>();

    internal double[] Doubles(string path) => file.Dataset(path).Read<double[]>();

    internal IEnumerable<string> Names(string group) => file.Group(group).Children().Select(c => c.Name);

    /// <summary>The tensors of a group whose members are numbered.</summary>
    internal List<Tensor> Numbered(string group) => [.. Enumerable.Range(0, Names(group).Count()).Select(i => Tensor($"{group}/{i}"))];

    /// <summary>The weights of a layer, its own first, then those of the layers inside.</summary>
    internal List<Tensor> Below(string layer) =>
        [.. Numbered($"{layer}/vars"), .. Names(layer).Where(n => n is not ("vars" or "seed_generator")).SelectMany(n => Below($"{layer}/{n}"))];

    public void Dispose() => file.Dispose();
}
