using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace KerasLike.Saving.Hdf5;

/// <summary>Reads the groups, attributes and arrays of an HDF5 file. Whatever is wrong with the file comes out as <see cref="InvalidDataException"/> that names it.</summary>
internal sealed class Hdf5Reader : IDisposable
{
    readonly GuardedStream stream;
    readonly NativeFile file;

    /// <param name="source">The file; disposed with the reader.</param>
    /// <param name="name">What messages call it.</param>
    internal Hdf5Reader(Stream source, string name)
    {
        (stream, Name) = (new(source), name);
        try
        {
            file = Guard("the file", () => H5File.Open(stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>What messages call the file.</summary>
    internal string Name { get; }

    /// <summary>Whether there is a group or an array.</summary>
    internal bool Has(string path) => Guard($"\"{path}\"", () => path.Length == 0 || file.LinkExists(path));

    /// <summary>The names in a group, ordered as Python orders them; none where there is no group.</summary>
    internal IReadOnlyList<string> Names(string path) =>
        Guard($"group \"{path}\"", () => Has(path) ? Group(path).Children().Select(c => c.Name).Order(StringComparer.Ordinal).ToArray() : []);

    /// <summary>How many arrays or groups are in a group.</summary>
    internal int Count(string path) => Names(path).Count;

    /// <summary>A text of a group, or null.</summary>
    internal string? Text(string path, string attribute) =>
        Guard($"attribute \"{attribute}\" of \"{path}\"", () => Group(path) is var group && group.AttributeExists(attribute) ? group.Attribute(attribute).Read<string>() : null);

    /// <summary>A list of texts of a group, which h5py splits into several attributes where it is long, or null.</summary>
    internal IReadOnlyList<string>? Texts(string path, string attribute) => Guard<IReadOnlyList<string>?>($"attribute \"{attribute}\" of \"{path}\"", () =>
    {
        var group = Group(path);
        if (group.AttributeExists(attribute)) return TextsIn(group.Attribute(attribute));
        var parts = new List<string>();
        for (var i = 0; group.AttributeExists($"{attribute}{i}"); i++) parts.AddRange(TextsIn(group.Attribute($"{attribute}{i}")));
        return parts.Count > 0 ? parts : null;
    });

    /// <summary>An array.</summary>
    internal Hdf5Array Array(string path) => Guard($"array \"{path}\"", () =>
        new Hdf5Array(this, path, (NativeDataset)file.Dataset(path), stream.Length));

    /// <summary>Reads elements into memory. All of them must lie in this file: links to others are not followed.</summary>
    internal void Read<T>(NativeDataset dataset, string path, Span<T> target, bool isPacked, Selection? part = null) where T : unmanaged
    {
        Start();
        try
        {
            dataset.Read(target, fileSelection: part);
        }
        catch (Exception e) when (e is not InvalidDataException)
        {
            throw Damaged($"array \"{path}\"", e);
        }
        if (!isPacked && stream.Given < (long)target.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>())
            throw new InvalidDataException($"{Name}: array \"{path}\" does not lie in this file. Links to other files are not followed; save the model again.");
    }

    public void Dispose()
    {
        file.Dispose();
        stream.Dispose();
    }

    // An empty list is saved by h5py as an empty array of numbers.
    static string[] TextsIn(IH5Attribute attribute) => attribute.Space.Dimensions is [0] ? [] : attribute.Read<string[]>();

    IH5Group Group(string path) => path.Length == 0 ? file : file.Group(path);

    T Guard<T>(string what, Func<T> read)
    {
        Start();
        try
        {
            return read();
        }
        catch (Exception e) when (e is not InvalidDataException || !e.Message.StartsWith(Name, StringComparison.Ordinal))
        {
            throw Damaged(what, e);
        }
    }

    void Start() => stream.Start();

    InvalidDataException Damaged(string what, Exception e) => new($"{Name}: {what} could not be read; the file is damaged or is no HDF5 file ({e.Message.TrimEnd('.')}).", e);
}
