using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace KerasLike.Saving;

/// <summary>A <c>.keras</c> file: a zip archive of config.json, metadata.json and model.weights.h5.</summary>
internal sealed class KerasArchive : IDisposable
{
    internal const string ConfigName = "config.json", MetadataName = "metadata.json", WeightsName = "model.weights.h5";

    /// <summary>The version of Keras whose files these are.</summary>
    internal const string KerasVersion = "3.16.0";

    // What packs better than this is made to fill memory; below the floor it cannot.
    const long MostExpansion = 100, ExpansionFloor = 16 << 20;

    readonly string path;
    readonly ZipArchive zip;

    internal KerasArchive(string path)
    {
        this.path = path;
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
        try
        {
            zip = Open(file, path);
            foreach (var entry in zip.Entries) CheckEntry(entry);
            CheckVersion();
        }
        catch
        {
            zip?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>What config.json holds.</summary>
    internal JsonObject ReadConfig() => PythonJson.Read(ReadText(ConfigName) ?? throw new InvalidDataException(
        $"{path}: the archive holds no {ConfigName}, so it is no Keras model. Received: {string.Join(", ", zip.Entries.Take(10).Select(e => e.FullName))}"), $"{path}, {ConfigName}");

    /// <summary>The weights, as a stream that can be searched.</summary>
    internal Stream OpenWeights()
    {
        var entry = zip.GetEntry(WeightsName)
            ?? throw new InvalidDataException($"{path}: the archive holds no {WeightsName}. Received: {string.Join(", ", zip.Entries.Take(10).Select(e => e.FullName))}");
        return Reading(WeightsName, () =>
        {
            var stream = entry.Open();
            if (stream.CanSeek) return stream;
            using (stream) return new MemoryStream(ReadAll(entry, stream), writable: false);
        });
    }

    /// <summary>Writes an archive.</summary>
    internal static void Write(string path, JsonObject config, Action<Stream> writeWeights, IEnumerable<(string Name, string Text)> assets) => AtomicFile.Write(path, file =>
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var metadata = new JsonObject { ["keras_version"] = KerasVersion, ["date_saved"] = DateTime.Now.ToString("yyyy-MM-dd@HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) };
        WriteText(zip, MetadataName, PythonJson.Write(metadata));
        WriteText(zip, ConfigName, PythonJson.Write(config));
        foreach (var (name, text) in assets) WriteText(zip, name, text);
        // HDF5 is not written front to back, a zip archive is.
        using var weights = new FileStream($"{file.Name}.h5", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        writeWeights(weights);
        weights.Position = 0;
        using var target = zip.CreateEntry(WeightsName, CompressionLevel.NoCompression).Open();
        weights.CopyTo(target);
    });

    public void Dispose() => zip.Dispose();

    static ZipArchive Open(FileStream file, string path)
    {
        Span<byte> start = stackalloc byte[2];
        var isZip = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start is [(byte)'P', (byte)'K'];
        file.Position = 0;
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidDataException(isZip ? $"{path}: the archive is cut short or damaged. Copy or download it again. ({e.Message})"
                : $"{path}: not a .keras file, which is a zip archive. Received: {file.Length} bytes of something else. Weights by themselves end in .weights.h5, older models in .h5.", e);
        }
    }

    static void WriteText(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    // Nothing is ever unpacked to disk, but who writes such names means harm.
    void CheckEntry(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            throw new InvalidDataException($"{path}: refused, as an entry of the archive points outside of it. Received: \"{entry.FullName}\"");
        if (entry.Length > ExpansionFloor && entry.Length / MostExpansion > entry.CompressedLength)
            throw new InvalidDataException($"{path}: refused, as entry {entry.FullName} would unpack {entry.CompressedLength} bytes to {entry.Length}.");
    }

    void CheckVersion()
    {
        if (ReadText(MetadataName) is not string text) return;
        var version = PythonJson.Read(text, $"{path}, {MetadataName}")["keras_version"]?.ToString() ?? "";
        if (int.TryParse(version.Split('.')[0], out var major) && major > 3)
            throw new InvalidDataException($"{path}: written by Keras {version}, a newer format than Keras 3's, which this library reads. Save it with Keras 3, or use a newer version of this library.");
    }

    /// <summary>The text of an entry, or null where there is none.</summary>
    internal string? ReadText(string name) => zip.GetEntry(name) is not { } entry ? null : Reading(name, () =>
    {
        using var stream = entry.Open();
        return Encoding.UTF8.GetString(ReadAll(entry, stream));
    });

    // Never more than the archive says the entry has.
    static byte[] ReadAll(ZipArchiveEntry entry, Stream stream)
    {
        if (entry.Length > Array.MaxLength) throw new InvalidDataException($"it would unpack to {entry.Length} bytes; store it without compression");
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        return stream.ReadByte() < 0 ? content : throw new InvalidDataException("it is longer than the archive says");
    }

    T Reading<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidDataException($"{path}: {name} could not be read; the archive is cut short or damaged ({e.Message.TrimEnd('.')}).", e);
        }
    }
}
