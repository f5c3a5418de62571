namespace KerasLike.Saving;

/// <summary>Writes a file beside its target and puts it in place when it is whole and on disk: what fails before leaves the old file as it was.</summary>
internal static class AtomicFile
{
    internal static void Write(string path, Action<FileStream> write)
    {
        var target = Path.GetFullPath(path);
        if (Directory.Exists(target)) throw new IOException($"A file is to be written where a folder is. Received: filepath=\"{path}\"");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
