using System.Globalization;
using System.Net;

namespace KerasLike.Tests.Support;

/// <summary>A web server on this machine with one file.</summary>
internal sealed class FileServer : IDisposable
{
    readonly HttpListener listener;
    readonly Task loop;
    int requests;

    internal FileServer(byte[] content)
    {
        Content = content;
        (listener, Address) = Start();
        loop = Task.Run(Serve);
    }

    internal Uri Address { get; }

    internal byte[] Content { get; set; }

    /// <summary>The connection ends after so many bytes of an answer.</summary>
    internal int? CutAfter { get; set; }

    /// <summary>The status of every answer; null: as HTTP says.</summary>
    internal HttpStatusCode? Status { get; set; }

    /// <summary>Whether it can send the rest of a file.</summary>
    internal bool Ranges { get; set; } = true;

    internal int Requests => Volatile.Read(ref requests);

    /// <summary>The first byte asked for last.</summary>
    internal int LastStart { get; private set; }

    public void Dispose()
    {
        listener.Close();
        loop.Wait();
    }

    // A port that is free now may not be in a moment: try some. A listener that did not start is of no more use.
    static (HttpListener, Uri) Start()
    {
        for (var port = Random.Shared.Next(20_000, 60_000); ; port = Random.Shared.Next(20_000, 60_000))
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address);
            try
            {
                listener.Start();
                return (listener, new Uri(address));
            }
            catch (HttpListenerException)
            {
                listener.Close();
            }
        }
    }

    async Task Serve()
    {
        try
        {
            while (true) Answer(await listener.GetContextAsync().ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    void Answer(HttpListenerContext context)
    {
        Interlocked.Increment(ref requests);
        var response = context.Response;
        LastStart = Ranges && context.Request.Headers["Range"] is { } range ? int.Parse(range.Split('=', '-')[1], CultureInfo.InvariantCulture) : 0;
        if (Status is { } status) response.StatusCode = (int)status;
        else if (LastStart > 0) response.StatusCode = (int)(LastStart < Content.Length ? HttpStatusCode.PartialContent : HttpStatusCode.RequestedRangeNotSatisfiable);
        if (response.StatusCode >= 400)
        {
            response.Close();
            return;
        }
        var rest = Content.AsSpan(LastStart);
        response.ContentLength64 = rest.Length;
        response.OutputStream.Write(rest[..Math.Min(rest.Length, CutAfter ?? rest.Length)]);
        response.OutputStream.Flush();
        if (CutAfter < rest.Length) response.Abort();
        else response.Close();
    }
}
