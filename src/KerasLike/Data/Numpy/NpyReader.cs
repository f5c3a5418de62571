using System.IO.Compression;

namespace KerasLike.Data;

/// <summary>Reads <c>.npy</c> files, and <c>.npz</c> archives of them. Nothing in a file is ever run: of Python objects only arrays of lists of numbers are read.</summary>
internal static class NpyReader
{
    internal static NpyArray Read(Stream stream)
    {
        var header = NpyHeader.Read(stream);
        if (header.Descr is "|O" or "O") return Pickle.Read(stream) as NpyArray ?? throw new InvalidDataException("it holds objects that are not an array");
        var bytes = new byte[checked(header.Shape.Aggregate((long)DTypes.Bytes(NpyArray.TypeOf(header.Descr)), (size, dim) => size * dim))];
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw new InvalidDataException("it ends too early");
        return new() { Descr = header.Descr, Shape = header.Shape, FortranOrder = header.FortranOrder, Bytes = bytes };
    }

    /// <summary>The arrays of an archive, by name.</summary>
    internal static Dictionary<string, NpyArray> ReadArchive(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var arrays = new Dictionary<string, NpyArray>();
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".npy", StringComparison.Ordinal)))
        {
            using var member = entry.Open();
            using var buffered = new BufferedStream(member, 1 << 16);
            arrays[entry.FullName[..^4]] = Read(buffered);
        }
        return arrays;
    }

    /// <summary>Runs a reader over a file; what goes wrong names the file.</summary>
    internal static T Open<T>(string path, Func<Stream, T> read)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            return read(stream);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or OverflowException or FormatException)
        {
            throw new InvalidDataException($"The file {path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
