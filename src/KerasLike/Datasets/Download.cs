using System.Net;
using System.Net.Http.Headers;

namespace KerasLike.Datasets;

/// <summary>
/// Fetches files. What has arrived stays beside the target, so that a fetch that was cut off goes on where it ended; the target appears only when it is whole.
/// </summary>
internal sealed class Download(HttpMessageHandler? handler = null)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    internal void Fetch(string what, Uri address, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            using var part = OpenAlone(target + ".part");
            if (File.Exists(target)) return; // another process was quicker
            Console.Error.WriteLine($"Downloading {what} from {address}");
            Continue(address, part);
            part.Dispose();
            File.Move(target + ".part", target, overwrite: true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            throw new IOException($"{what} is not on this machine, and it cannot be downloaded: {e.Message} Looked for: {target}. Fetched: {address}. Check the connection, or put the file there yourself.", e);
        }
    }

    // One process at a time writes; the others wait until it is done.
    static FileStream OpenAlone(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience && File.Exists(path))
            {
                Thread.Sleep(200);
            }
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
        var start = part.Position;
        using var content = response.Content.ReadAsStream();
        content.CopyTo(part);
        part.Flush(flushToDisk: true);
        if (response.Content.Headers.ContentLength is long expected && part.Length - start != expected)
            throw new IOException($"the connection ended after {part.Length - start:N0} of {expected:N0} bytes.");
    }
}
