using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using KerasLike.Datasets;

namespace KerasLike.Tests.Support;

/// <summary>Small files as data sets are published in.</summary>
internal static class Gzip
{
    /// <summary>IDX: the header of an array of bytes, and the bytes.</summary>
    internal static byte[] Idx(int[] dims, params byte[] values)
    {
        var content = new byte[4 + 4 * dims.Length + values.Length];
        content[2] = 8;
        content[3] = (byte)dims.Length;
        for (int axis = 0; axis < dims.Length; axis++) BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4 + 4 * axis), dims[axis]);
        values.CopyTo(content, content.Length - values.Length);
        return content;
    }

    internal static byte[] Compress(byte[] content)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize)) gzip.Write(content);
        return compressed.ToArray();
    }

    /// <summary>The description of a file with this content.</summary>
    internal static IdxFile Describe(string name, int[] dims, byte[] content) => new(name, dims, Convert.ToHexStringLower(SHA256.HashData(content)));
}
