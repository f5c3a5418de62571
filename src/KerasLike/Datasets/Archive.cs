using System.Formats.Tar;
using System.IO.Compression;
using ICSharpCode.SharpZipLib.BZip2;

namespace KerasLike.Datasets;

/// <summary>Takes files out of archives: zip, and tar by itself or compressed by gzip or bzip2. Names that lead out of the folder are refused.</summary>
internal static class Archive
{
    static readonly (string Format, byte[] Start, Action<Stream, string> Extract)[] Kinds =
    [
        ("zip", [(byte)'P', (byte)'K'], (stream, folder) => ZipFile.ExtractToDirectory(stream, folder)),
        ("tar", [0x1f, 0x8b], (stream, folder) => TarFile.ExtractToDirectory(new GZipStream(stream, CompressionMode.Decompress), folder, overwriteFiles: true)),
        ("tar", [(byte)'B', (byte)'Z', (byte)'h'], (stream, folder) => TarFile.ExtractToDirectory(new BZip2InputStream(stream), folder, overwriteFiles: true)),
        ("tar", [], (stream, folder) => TarFile.ExtractToDirectory(stream, folder, overwriteFiles: true)),
    ];

    /// <summary>Takes all out of an archive. The folder appears when it is whole.</summary>
    internal static void Extract(string archive, string folder, string format)
    {
        Check.OneOf(format, ["auto", "tar", "zip"], "Utils.GetFile", "archiveFormat");
        var part = $"{folder}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(part);
            using (var stream = File.OpenRead(archive))
            {
                var start = new byte[3];
                stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
                stream.Position = 0;
                var kind = Array.Find(Kinds, k => (format == "auto" || format == k.Format) && start.AsSpan().StartsWith(k.Start));
                (kind.Extract ?? throw new InvalidDataException($"it is no {format} file"))(stream, part);
            }
            Directory.Move(part, folder);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or BZip2Exception or FormatException)
        {
            throw new InvalidDataException($"Utils.GetFile: {archive} cannot be extracted: {e.Message.TrimEnd('.')}. Archives are zip, tar, tar.gz and tar.bz2.", e);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }
}
