using System.Net;
using System.Net.Http.Headers;

namespace KerasLike.Datasets;

/// <summary>
/// Fetches files. What has arrived stays beside the target, so that a fetch that was cut off goes on where it ended; the target appears only when it is whole
/// and has been checked.
/// </summary>
internal sealed class Download(HttpMessageHandler? handler = null)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Fetches a file, unless it is there.</summary>
    /// <param name="what">Its name, for messages.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="check">Throws <see cref="InvalidDataException"/> when what came is not what was published.</param>
    internal void Fetch(string what, Uri address, string target, Action<Stream> check)
    {
        var part = target + ".part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var file = OpenAlone(part, target);
            if (File.Exists(target))
            {
                File.Delete(part); // another process was quicker
                return;
            }
            Console.Error.WriteLine($"Downloading {what} from {address}");
            Continue(address, file);
            Check(file, check);
            // Before the file is closed: after that another process could take it for an unfinished one.
            File.Move(part, target, overwrite: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new IOException($"{what} is not on this machine, and it cannot be downloaded: {e.Message.TrimEnd('.')}. Looked for: {target}. Fetched: {address}. Check the connection, or put the file there yourself. The environment variable KERASLIKE_HOME chooses another folder.", e);
        }
    }

    // One process at a time writes; the others wait until it is done.
    static FileStream OpenAlone(string part, string target)
    {
        // Windows renames an open file only where that is shared; on Unix any sharing would let others write.
        var share = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new FileStream(part, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);
            }
            catch (IOException) when (waited < Patience && (File.Exists(part) || File.Exists(target)))
            {
                Thread.Sleep(200);
            }
        }
    }

    static void Check(FileStream file, Action<Stream> check)
    {
        file.Position = 0;
        try
        {
            check(file);
        }
        catch (InvalidDataException e)
        {
            file.SetLength(0); // nothing to continue
            throw new InvalidDataException($"what came is not what was published: {e.Message}", e);
        }
    }

    void Continue(Uri address, FileStream part)
    {
        using var client = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // What is here is not a part of what is there: begin again.
            part.SetLength(0);
            Continue(address, part);
            return;
        }
        response.EnsureSuccessStatusCode();
        if (response.StatusCode == HttpStatusCode.PartialContent) part.Seek(0, SeekOrigin.End);
        else part.SetLength(0);
        using var content = response.Content.ReadAsStream();
        content.CopyTo(part);
        part.Flush(flushToDisk: true);
    }
}
