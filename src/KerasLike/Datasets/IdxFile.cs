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
        var content = Decompress(path);
        for (int axis = 0; axis < Dims.Length; axis++)
            if (BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * axis)) != Dims[axis]) throw Damaged(path, $"axis {axis} has {BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(4 + 4 * axis))} elements where {Dims[axis]} are expected");
        var digest = Convert.ToHexStringLower(SHA256.HashData(content));
        if (digest != Sha256) throw Damaged(path, $"its SHA-256 is {digest} where {Sha256} is expected");
        var tensor = torch.empty([.. Dims.Select(d => (long)d)], ScalarType.Byte);
        content.AsSpan(HeaderSize).CopyTo(tensor.bytes);
        return tensor;
    }

    int HeaderSize => 4 + 4 * Dims.Length;

    byte[] Decompress(string path)
    {
        var content = new byte[HeaderSize + Dims.Aggregate(1, (size, dim) => size * dim)];
        try
        {
            using var file = File.OpenRead(path);
            using var decompressed = new GZipStream(file, CompressionMode.Decompress);
            var read = decompressed.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (read < content.Length) throw Damaged(path, $"it ends after {read:N0} bytes where {content.Length:N0} are expected");
            if (decompressed.ReadByte() >= 0) throw Damaged(path, $"it is longer than the {content.Length:N0} bytes expected");
        }
        catch (InvalidDataException e) when (e.InnerException is null && !e.Message.Contains(path, StringComparison.Ordinal))
        {
            throw Damaged(path, $"it cannot be decompressed ({e.Message})", e);
        }
        return content;
    }

    static InvalidDataException Damaged(string path, string what, Exception? inner = null) =>
        new($"The data file {path} is damaged: {what}. Delete it, to have it downloaded again, or restore it from where it came.", inner);
}
