using KerasLike.Datasets;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

[TestFixture]
internal sealed class DatasetFolderTests
{
    static readonly byte[] Content = Gzip.Idx([4], 1, 2, 3, 4);
    static readonly byte[] Compressed = Gzip.Compress(Content);
    static readonly IdxFile Idx = Gzip.Describe("labels", [4], Content);

    TemporaryFolder root = null!;
    FileServer server = null!;

    [SetUp]
    public void Start() => (root, server) = (new(), new(Compressed));

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        root.Dispose();
    }

    string Place(string folder)
    {
        var file = Path.Combine(root[folder], "small", "labels.gz");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Compressed);
        return file;
    }

    string Find(params string[] starts) =>
        new DatasetFolder(starts.Select(s => Directory.CreateDirectory(root[s]).FullName), root["cache"], new Download()).Find("Small", "small", Idx, server.Address.ToString());

    [Test]
    public void TakesTheProgramsFolderFirst()
    {
        Place("other/datasets");
        Place("cache");
        Assert.That(Find("program", "other"), Is.EqualTo(root["other/datasets/small/labels.gz"]), "only the second has it");
        Assert.That(Find("program", "other"), Is.Not.EqualTo(Place("program/datasets")), "it was not there");
        Assert.That(Find("program", "other"), Is.EqualTo(root["program/datasets/small/labels.gz"]), "the first has it");
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public void LooksInTheFoldersAbove()
    {
        var file = Place("clone/datasets");
        Assert.That(Find("clone/tests/bin/Debug"), Is.EqualTo(file));
    }

    [Test]
    public void TakesTheCacheBeforeItDownloads()
    {
        var file = Place("cache");
        Assert.That(Find("program"), Is.EqualTo(file));
        Assert.That(server.Requests, Is.Zero);
    }

    [Test]
    public void DownloadsOnceIntoTheCache()
    {
        Assert.That(Find("program"), Is.EqualTo(root["cache/small/labels.gz"]));
        Assert.That(Find("program"), Is.EqualTo(root["cache/small/labels.gz"]));
        Assert.That(File.ReadAllBytes(root["cache/small/labels.gz"]), Is.EqualTo(Compressed));
        Assert.That(server.Requests, Is.EqualTo(1));
    }

    [Test]
    public void DoesNotKeepWhatIsNotAsPublished()
    {
        server.Content = Gzip.Compress(Gzip.Idx([4], 1, 2, 3, 5));

        Assert.That(() => Find("program"), Throws.InstanceOf<IOException>().With.Message.Match(
            $"^Small is not on this machine, and it cannot be downloaded: what came is not what was published: its SHA-256 is [0-9a-f]{{64}} where {Idx.Sha256} is expected\\. Looked for: {root["cache/small/labels.gz"]}\\. Fetched: {server.Address}labels\\.gz\\."));
        Assert.That(File.Exists(root["cache/small/labels.gz"]), Is.False);

        server.Content = Compressed;
        Assert.That(File.ReadAllBytes(Find("program")), Is.EqualTo(Compressed), "the next time begins anew");
    }

    [Test]
    public void TheCacheIsAFolderOfTheUsersUnlessTheEnvironmentNamesAnother()
    {
        var before = Environment.GetEnvironmentVariable("KERASLIKE_HOME");
        try
        {
            Environment.SetEnvironmentVariable("KERASLIKE_HOME", root.Path);
            Assert.That(DatasetFolder.Home, Is.EqualTo(root.Path));
            Environment.SetEnvironmentVariable("KERASLIKE_HOME", null);
            Assert.That(Path.IsPathRooted(DatasetFolder.Home));
            Assert.That(Path.GetFileName(DatasetFolder.Home), Is.EqualTo("KerasLike"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("KERASLIKE_HOME", before);
        }
    }
}
