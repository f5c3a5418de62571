using PureHDF;

namespace KerasLike.Tests.Support;

/// <summary>Everything in an HDF5 file but the elements of its arrays, a line for each group and array, as h5py would tell it.</summary>
internal static class Hdf5Tree
{
    internal static string Of(Stream stream)
    {
        using var file = H5File.Open(stream);
        return string.Join("\n", Lines(file, ""));
    }

    internal static string Of(string path)
    {
        using var stream = File.OpenRead(path);
        return Of(stream);
    }

    static IEnumerable<string> Lines(IH5Group group, string path) =>
        group.Children().OrderBy(c => c.Name, StringComparer.Ordinal).SelectMany(c => c is IH5Group inside ? Lines(inside, $"{path}/{c.Name}") : [Line((IH5Dataset)c, $"{path}/{c.Name}")])
            .Prepend($"{path}/ {Attributes(group)}");

    static string Line(IH5Dataset dataset, string path) =>
        $"{path} {dataset.Type.Class}{dataset.Type.Size} {dataset.Space.Type}({string.Join(", ", dataset.Space.Dimensions)}) {dataset.Layout.Class} {Attributes(dataset)}";

    static string Attributes(IH5Object owner) => string.Join(" ", owner.Attributes().OrderBy(a => a.Name, StringComparer.Ordinal)
        .Select(a => $"@{a.Name}:{a.Type.Class}{a.Type.Size} {a.Space.Type}({string.Join(", ", a.Space.Dimensions)})={Value(a)}"));

    static string Value(IH5Attribute attribute) => attribute.Type.Class != H5DataTypeClass.VariableLength ? ""
        : attribute.Space.Dimensions.Length == 0 ? attribute.Read<string>() : string.Join("|", attribute.Read<string[]>());
}
