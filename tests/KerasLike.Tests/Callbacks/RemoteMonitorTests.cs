using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KerasLike.Callbacks;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>What the server is sent.</summary>
[TestFixture]
public class RemoteMonitorTests
{
    static string FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    static (string Path, string? Type, string? Header, string Body) Sent(Func<string, RemoteMonitor> make, HttpStatusCode answer = HttpStatusCode.OK)
    {
        var root = FreeAddress();
        using var server = new HttpListener();
        server.Prefixes.Add($"{root}/");
        server.Start();
        var request = Task.Run(async () =>
        {
            var context = await server.GetContextAsync().ConfigureAwait(false);
            using var reader = new StreamReader(context.Request.InputStream);
            var seen = (context.Request.RawUrl!, context.Request.ContentType, context.Request.Headers["X-Token"], await reader.ReadToEndAsync().ConfigureAwait(false));
            context.Response.StatusCode = (int)answer;
            context.Response.Close();
            return seen;
        });
        Small.Line(weight: 0, learningRate: 0).Fit(Small.Column(1), Small.Column(2), verbose: 0, callbacks: [make(root)]);
        return request.GetAwaiter().GetResult();
    }

    [Test]
    public void SendsAFormWithAFieldOfJson()
    {
        var (path, type, _, body) = Sent(root => new(root));
        Assert.That((path, type), Is.EqualTo(("/publish/epoch/end/", "application/x-www-form-urlencoded")));
        Assert.That(WebUtility.UrlDecode(body), Is.EqualTo("data={\"epoch\": 0, \"loss\": 4.0}"));
    }

    [Test]
    public void SendsJsonWithHeaders()
    {
        var (path, type, header, body) = Sent(root => new(root, path: "/here", headers: new Dictionary<string, string> { ["X-Token"] = "secret" }, sendAsJson: true));
        Assert.That((path, type, header, body), Is.EqualTo(("/here", "application/json", "secret", "{\"epoch\": 0, \"loss\": 4.0}")));
    }

    [Test]
    public void WhatTheServerAnswersDoesNotMatter() => Assert.That(Sent(root => new(root), HttpStatusCode.NotFound).Path, Is.EqualTo("/publish/epoch/end/"));

    [Test]
    public void AServerThatIsNotThereIsWarnedOf()
    {
        var root = FreeAddress();
        var warning = Printed.ToError(() => Small.Line().Fit(Small.Column(1), Small.Column(2), verbose: 0, callbacks: [new RemoteMonitor(root)]));
        Assert.That(warning, Does.StartWith($"KerasLike: Could not reach RemoteMonitor root server at {root}. "));
    }

    [Test]
    public void AnAddressMustBeOne() =>
        Assert.That(() => new RemoteMonitor("localhost"), Throws.ArgumentException.With.Message.StartsWith("RemoteMonitor: `root` and `path` must make an address of http or https. Received: root=\"localhost\", path=\"/publish/epoch/end/\""));
}
