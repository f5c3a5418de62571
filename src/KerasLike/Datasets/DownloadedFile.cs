namespace KerasLike.Datasets;

/// <summary>A file that the user names, downloaded once, checked, and taken out of its archive, as <c>Utils.GetFile</c> is asked to.</summary>
internal sealed class DownloadedFile(string? fname, string? origin, string? fileHash, string hashAlgorithm, string cacheSubdir, string? cacheDir, bool forceDownload)
{
    const string Owner = "Utils.GetFile";

    readonly Uri address = Uri.TryCreate(Check.NotNull(origin, Owner, "origin"), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new ArgumentException($"{Owner}: `origin` must be an address that begins with http:// or https://. Received: origin=\"{origin}\"", nameof(origin));

    string Algorithm => Check.OneOf(hashAlgorithm, ["auto", "md5", "sha256"], Owner) is "auto" ? fileHash?.Length == 64 ? "sha256" : "md5" : hashAlgorithm;

    string Folder => Path.Combine(Path.GetFullPath(cacheDir ?? DatasetFolder.Home), cacheSubdir);

    /// <summary>The path of the file.</summary>
    internal string Get() => Fetch(Path.Combine(Folder, Name()));

    /// <summary>The path of the folder that the archive was taken out to.</summary>
    /// <param name="format"><c>"auto"</c>, <c>"tar"</c> or <c>"zip"</c>.</param>
    internal string Extract(string format)
    {
        var name = Name();
        // As in Keras: a name with an ending is the archive's, one without is the folder's.
        var ending = fname is null ? -1 : name.IndexOf('.', StringComparison.Ordinal);
        var folder = Path.Combine(Folder, ending < 0 ? name : $"{name[..ending]}_extracted");
        var archive = Fetch(Path.Combine(Folder, ending < 0 ? $"{name}_archive" : name));
        if (forceDownload && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        if (!Directory.Exists(folder)) Archive.Extract(archive, folder, format);
        return folder;
    }

    string Name()
    {
        if (fname is null) return Path.GetFileName(address.LocalPath) is { Length: > 0 } name ? name : throw new ArgumentException($"{Owner}: the address does not end in the name of a file. Received: origin=\"{origin}\". Say `fname`.", nameof(origin));
        return fname.Length > 0 && fname == Path.GetFileName(fname) ? fname : throw new ArgumentException($"{Owner}: `fname` must be a name without folders. Received: fname=\"{fname}\". Choose the folder with `cacheDir` and `cacheSubdir`.", nameof(fname));
    }

    string Fetch(string target)
    {
        if (File.Exists(target) && (forceDownload || !IsWhole(target))) File.Delete(target);
        if (!File.Exists(target)) new Download().Fetch(Path.GetFileName(target), address, target, CheckDigest);
        return target;
    }

    bool IsWhole(string target)
    {
        try
        {
            using var stream = File.OpenRead(target);
            CheckDigest(stream);
            return true;
        }
        catch (InvalidDataException e)
        {
            Warnings.Write($"{target} is not what was published: {e.Message}. It is downloaded again.");
            return false;
        }
    }

    void CheckDigest(Stream stream)
    {
        if (fileHash is not null) Digest.Check(stream, fileHash, Algorithm);
    }
}
