using System.Security.Cryptography;

namespace KerasLike.Datasets;

/// <summary>A file of a data set, as it was published.</summary>
/// <param name="Dataset">The name of the data set, for messages.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Address">Where it is downloaded from.</param>
/// <param name="Hash">The digest of its content: SHA-256, or MD5 where nothing else was published.</param>
internal sealed record PublishedFile(string Dataset, string Name, string Address, string Hash)
{
    /// <summary>Where most of Keras's data sets are published.</summary>
    internal const string Storage = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";

    /// <summary>Reads the file, which is downloaded if it is nowhere. One that is not what was published is named in the error, and not read.</summary>
    /// <param name="place">Where it is looked for.</param>
    /// <param name="path">The name to look for; null is its own.</param>
    /// <param name="read">What reads it.</param>
    internal T Read<T>(DatasetFolder place, string? path, Func<Stream, T> read)
    {
        var found = place.Find(Dataset, "", path ?? Name, new Uri(Address), Check);
        using var stream = new FileStream(found, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        try
        {
            Check(stream);
            stream.Position = 0;
            return read(stream);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or KeyNotFoundException)
        {
            throw new InvalidDataException($"The data file {found} is damaged: {e.Message.TrimEnd('.')}. Delete it, to have it downloaded again, or restore it from where it came.", e);
        }
    }

    void Check(Stream stream) => Digest.Check(stream, Hash, Hash.Length == 32 ? "md5" : "sha256");
}
