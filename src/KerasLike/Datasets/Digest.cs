using System.Security.Cryptography;

namespace KerasLike.Datasets;

/// <summary>The digests that files are published with.</summary>
internal static class Digest
{
    /// <summary>Whether the content is what the digest says; else an error with both.</summary>
    /// <param name="stream">The content.</param>
    /// <param name="expected">The digest, in hexadecimal.</param>
    /// <param name="algorithm"><c>"md5"</c> or <c>"sha256"</c>.</param>
    internal static void Check(Stream stream, string expected, string algorithm)
    {
        // MD5 is no protection against forgery; it finds damage, and for some files it is all that was published.
#pragma warning disable CA5351
        var digest = Convert.ToHexStringLower(algorithm == "md5" ? MD5.HashData(stream) : SHA256.HashData(stream));
#pragma warning restore CA5351
        if (!digest.Equals(expected, StringComparison.OrdinalIgnoreCase)) throw new InvalidDataException($"its {(algorithm == "md5" ? "MD5" : "SHA-256")} is {digest} where {expected} is expected");
    }
}
