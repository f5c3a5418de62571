using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Sends the numbers of each epoch to a server, by HTTP POST as JSON.</summary>
/// <param name="root">The address of the server. Default: <c>"http://localhost:9000"</c>.</param>
/// <param name="path">The path behind it. Default: <c>"/publish/epoch/end/"</c>.</param>
/// <param name="field">The field of the form that holds the JSON; not used with <paramref name="sendAsJson"/>. Default: <c>"data"</c>.</param>
/// <param name="headers">HTTP headers to send along. Default: none.</param>
/// <param name="sendAsJson">Whether the JSON is the request's body, rather than a field of a form. Default: false.</param>
/// <remarks>
/// Where the server cannot be reached, it warns and training goes on.<br/>
/// Keras: <c>keras.callbacks.RemoteMonitor</c>
/// </remarks>
/// <example><code>callbacks: [new RemoteMonitor(root: "http://localhost:9000", sendAsJson: true)]</code></example>
public sealed class RemoteMonitor(string root = "http://localhost:9000", string path = "/publish/epoch/end/", string field = "data", IReadOnlyDictionary<string, string>? headers = null,
    bool sendAsJson = false) : Callback
{
    static readonly HttpClient Client = new();

    /// <summary>The address of the server.</summary>
    public string Root { get; } = Check.NotNull(root);

    /// <summary>The path behind it.</summary>
    public string Path { get; } = Uri.TryCreate(root + path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? path
        : throw Check.Error("`root` and `path` must make an address of http or https", $"root=\"{root}\", path=\"{path}\"", nameof(root));

    /// <summary>The field of the form that holds the JSON.</summary>
    public string Field { get; } = Check.NotNull(field);

    /// <summary>HTTP headers to send along, or null.</summary>
    public IReadOnlyDictionary<string, string>? Headers { get; } = headers;

    /// <summary>Whether the JSON is the request's body.</summary>
    public bool SendAsJson { get; } = sendAsJson;

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        var numbers = new JsonObject { ["epoch"] = epoch };
        foreach (var (name, value) in Check.NotNull(logs)) numbers[name] = JsonValue.Create(value);
        var json = PythonJson.Write(numbers);
        using var request = new HttpRequestMessage(HttpMethod.Post, Root + Path)
        {
            Content = SendAsJson ? new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) : new FormUrlEncodedContent([KeyValuePair.Create(Field, json)]),
        };
        foreach (var (name, value) in Headers ?? new Dictionary<string, string>())
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        try
        {
            Client.Send(request).Dispose();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Warnings.Write($"Could not reach RemoteMonitor root server at {Root}. {e.Message}");
        }
    }
}
