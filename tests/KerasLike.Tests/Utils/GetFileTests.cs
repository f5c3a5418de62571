using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

[TestFixture]
internal sealed class GetFileTests
{
    TemporaryFolder folder = null!;
    FileServer server = null!;

    [SetUp]
    public void Start() => (folder, server) = (new(), new("content"u8.ToArray()));

    [TearDown]
    public void Stop()
    {
        server.Dispose();
        folder.Dispose();
    }

    string Get(string? fname = "a.txt", string? hash = null, bool extract = false, bool force = false, string format = "auto") =>
        Utils.GetFile(fname, server.Address.ToString(), fileHash: hash, extract: extract, cacheDir: folder.Path, forceDownload: force, archiveFormat: format);

    [Test]
    public void DownloadsOnce()
    {
        Assert.That((Get(), Get()), Is.EqualTo((folder["datasets/a.txt"], folder["datasets/a.txt"])));
        Assert.That((File.ReadAllText(Get()), server.Requests), Is.EqualTo(("content", 1)));
        Get(force: true);
        Assert.That(server.Requests, Is.EqualTo(2));
    }

    [Test]
    public void ChecksTheDigest()
    {
        var (sha, md5) = (Convert.ToHexString(SHA256.HashData(server.Content)), "9a0364b9e99bb480dd25e1f0284c8555");
        Get(hash: sha);
        Get(hash: md5);
        Assert.That(server.Requests, Is.EqualTo(1));
        File.WriteAllText(folder["datasets/a.txt"], "damaged");
        Assert.That(File.ReadAllText(Get(hash: sha)), Is.EqualTo("content"), "what is not what it should be is downloaded again");
        Assert.That(() => Get("b.txt", hash: new('a', 64)), Throws.InstanceOf<IOException>().With.Message.Contains("what came is not what was published: its SHA-256 is"));
        Assert.That(File.Exists(folder["datasets/b.txt"]), Is.False);
    }

    [TestCase("zip")]
    [TestCase("tar")]
    [TestCase("tar.gz")]
    public void Extracts(string kind)
    {
        server.Content = Packed(kind, "inner/b.txt");
        Assert.That(Get($"set.{kind}", extract: true), Is.EqualTo(folder["datasets/set_extracted"]));
        Assert.That(File.ReadAllText(folder["datasets/set_extracted/inner/b.txt"]), Is.EqualTo("packed"));
        Assert.That(Get("named", extract: true), Is.EqualTo(folder["datasets/named"]));
        Assert.That(File.Exists(folder["datasets/named_archive"]));
        Assert.That(Directory.GetFileSystemEntries(folder["datasets"]), Has.Length.EqualTo(4), "nothing else is left");
    }

    [TestCase("zip")]
    [TestCase("tar.gz")]
    public void NothingGetsOutOfTheFolder(string kind)
    {
        server.Content = Packed(kind, "../../evil.txt");
        Assert.That(() => Get("evil", extract: true), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"Utils.GetFile: {folder["datasets/evil_archive"]} cannot be extracted: "));
        Assert.That(Directory.GetFiles(folder.Path, "evil.txt", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void ArgumentsThatCannotBe()
    {
        Assert.That(() => Utils.GetFile("a"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.GetFile: `origin` is required."));
        Assert.That(() => Utils.GetFile("a", "ftp://x/y"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.GetFile: `origin` must be an address that begins with http:// or https://. Received: origin=\"ftp://x/y\""));
        Assert.That(() => Get("../a"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.GetFile: `fname` must be a name without folders. Received: fname=\"../a\""));
        Assert.That(() => Get(null), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.GetFile: the address does not end in the name of a file."));
        Assert.That(() => Get(extract: true), Throws.InstanceOf<InvalidDataException>().With.Message.EndsWith("Archives are zip, tar, tar.gz and tar.bz2."));
        Assert.That(() => Get(extract: true, format: "rar"), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("Utils.GetFile: `archiveFormat` must be one of \"auto\", \"tar\", \"zip\". Received: archiveFormat=\"rar\""));
    }

    static byte[] Packed(string kind, string name)
    {
        var made = new MemoryStream();
        if (kind == "zip")
        {
            using var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true);
            using var entry = zip.CreateEntry(name).Open();
            entry.Write("packed"u8);
        }
        else
        {
            using var tar = new TarWriter(made, TarEntryFormat.Pax, leaveOpen: true);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("packed"u8.ToArray()) });
        }
        return kind == "tar.gz" ? Gzip.Compress(made.ToArray()) : made.ToArray();
    }
}
