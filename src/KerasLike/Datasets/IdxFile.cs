using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace KerasLike.Datasets;

/// <summary>A file of bytes in the IDX format, compressed: 0, 0, type 8, the number of axes, their sizes, the values.</summary>
/// <param name="Name">Its name, without <c>.gz</c>.</param>
/// <param name="Dims">The sizes of its axes.</param>
/// <param name="Sha256">The digest of its content, not compressed.</param>
internal sealed record IdxFile(string Name, int[] Dims, string Sha256)
{
    /// <summary>Reads the file, as bytes. A file that is not exactly what was published is named in the error, and not read.</summary>
    internal Tensor Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var content = Content(file);
            var tensor = torch.empty([.. Dims.Select(d => (long)d)], ScalarType.Byte);
            content.AsSpan(HeaderSize).CopyTo(tensor.bytes);
            return tensor;
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"The data file {path} is damaged: {e.Message}. Delete it, to have it downloaded again, or restore it from where it came.", e);
        }
    }

    /// <summary>The content of the compressed file, header and all, or an error that says what is wrong with it.</summary>
    internal byte[] Content(Stream file)
    {
        var content = Decompress(file);
        if (BinaryPrimitives.ReadInt32BigEndian(content) is var magic && magic != Magic) throw new InvalidDataException($"it begins with {magic:x8} where {Magic:x8} is expected");
        for (int axis = 0; axis < Dims.Length; axis++)
            if (BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * axis)) is var size && size != Dims[axis]) throw new InvalidDataException($"axis {axis} has {size} elements where {Dims[axis]} are expected");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        return digest == Sha256 ? content : throw new InvalidDataException($"its SHA-256 is {digest} where {Sha256} is expected");
    }

    int Magic => 0x0800 + Dims.Length;

    int HeaderSize => 4 + 4 * Dims.Length;

    byte[] Decompress(Stream file)
    {
        if (file.ReadByte() != 0x1f || file.ReadByte() != 0x8b) throw new InvalidDataException("it is not a gzip file");
        file.Position = 0;
        var content = new byte[HeaderSize + Dims.Aggregate(1, (size, dim) => size * dim)];
        using var decompressed = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
        var (read, more) = Fill(content, decompressed);
        if (read < content.Length) throw new InvalidDataException($"it ends after {read:N0} bytes where {content.Length:N0} are expected");
        if (more) throw new InvalidDataException($"it is longer than the {content.Length:N0} bytes expected");
        // The last thing in a gzip file is the size of its content.
        var end = new byte[4];
        file.Seek(-end.Length, SeekOrigin.End);
        file.ReadExactly(end);
        return BinaryPrimitives.ReadInt32LittleEndian(end) == content.Length ? content : throw new InvalidDataException("there is something else after its end, or the end is missing");
    }

    static (int Read, bool More) Fill(byte[] content, GZipStream decompressed)
    {
        try
        {
            return (decompressed.ReadAtLeast(content, content.Length, throwOnEndOfStream: false), decompressed.ReadByte() >= 0);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"it cannot be decompressed ({e.Message.TrimEnd('.')})", e);
        }
    }
}
