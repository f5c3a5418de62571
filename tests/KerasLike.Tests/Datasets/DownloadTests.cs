using System.Net;
using KerasLike.Datasets;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

[TestFixture]
internal sealed class DownloadTests
{
    static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7919 >> 3))];

    TemporaryFolder folder = null!;
    FileServer server = null!;

    string Target => folder["new/set/file.gz"];

    [SetUp]
    public void Start() => (folder, server) = (new(), new(Content));

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        folder.Dispose();
    }

    void Fetch(Action<Stream>? check = null) => new Download().Fetch("Numbers", server.Address, Target, check ?? (_ => { }));

    [Test]
    public void TheFileIsThereWholeAndAlone()
    {
        Fetch();

        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(Target)!), Is.EqualTo(new[] { Target }));
    }

    [Test]
    public void IsCheckedFromItsBeginningBeforeItAppears()
    {
        var (seen, there) = (0, true);
        Fetch(stream =>
        {
            var copy = new MemoryStream();
            stream.CopyTo(copy);
            (seen, there) = ((int)copy.Length, File.Exists(Target));
        });

        Assert.That((seen, there), Is.EqualTo((Content.Length, false)));
    }

    [Test]
    public void GoesOnWhereTheConnectionEnded()
    {
        server.CutAfter = 200_000;
        Assert.That(() => Fetch(), Throws.InstanceOf<IOException>().With.Message.StartsWith("Numbers is not on this machine, and it cannot be downloaded: "));
        Assert.That(File.Exists(Target), Is.False);

        server.CutAfter = null;
        Fetch();

        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.LastStart, Is.GreaterThan(0), "it asked for the rest only");
    }

    [Test]
    public void BeginsAgainWhereTheServerCannotGoOn()
    {
        server.CutAfter = 200_000;
        Assert.That(() => Fetch(), Throws.InstanceOf<IOException>());

        (server.CutAfter, server.Ranges) = (null, false);
        Fetch();

        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
    }

    [Test]
    public void BeginsAgainWhenWhatIsHereIsMoreThanWhatIsThere()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllBytes(Target + ".part", new byte[Content.Length + 5]);

        Fetch();

        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public void WhatFailsTheCheckIsNeitherKeptNorContinued()
    {
        Assert.That(() => Fetch(_ => throw new InvalidDataException("it is green")), Throws.InstanceOf<IOException>().With.Message.Contains("what came is not what was published: it is green. Looked for"));
        Assert.That(File.Exists(Target), Is.False);

        Fetch();

        Assert.That(server.LastStart, Is.Zero);
        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
    }

    [TestCase(HttpStatusCode.NotFound, "404")]
    [TestCase(HttpStatusCode.InternalServerError, "500")]
    public void SaysWhatTheServerAnswered(HttpStatusCode status, string number)
    {
        server.Status = status;
        Assert.That(() => Fetch(), Throws.InstanceOf<IOException>().With.Message.Contains(number).And.Message.Contains($"Fetched: {server.Address}"));
    }

    [Test]
    public void OfflineItSaysWhatWasWantedWhereAndWhatToDo()
    {
        var address = server.Address;
        server.Dispose();
        Assert.That(() => new Download().Fetch("Numbers", address, Target, _ => { }), Throws.InstanceOf<IOException>().With.Message.Match(
            $@"^Numbers is not on this machine, and it cannot be downloaded: .+\. Looked for: {Target}\. Fetched: {address}\. Check the connection, or put the file there yourself\. The environment variable KERASLIKE_HOME chooses another folder\.$"));
        server = new(Content);
    }

    [Test]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        File.WriteAllText(folder["new"], "a file, not a folder");
        Assert.That(() => Fetch(), Throws.InstanceOf<IOException>().With.Message.Contains($"Looked for: {Target}"));
    }

    [Test]
    public async Task SeveralAtOnceFetchItOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() => Fetch(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.That(File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(1));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(Target)!), Is.EqualTo(new[] { Target }));
    }
}
