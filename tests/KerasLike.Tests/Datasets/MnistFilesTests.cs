using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using KerasLike.Tests.Conventions;

namespace KerasLike.Tests.Datasets;

/// <summary>The files of <c>datasets/mnist</c> are those that its README describes.</summary>
[TestFixture]
public class MnistFilesTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "datasets", "mnist");

    static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.gz").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [Test]
    public void AreFour() => Assert.That(Files, Has.Exactly(4).Items);

    [TestCaseSource(nameof(Files))]
    public void AreAsTheReadmeSays(string file)
    {
        var path = Path.Combine(Folder, file);
        var row = File.ReadLines(Path.Combine(Folder, "README.md")).Single(l => l.StartsWith($"| `{file}`", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        using var content = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);

        Assert.That(row[3], Is.EqualTo(new FileInfo(path).Length.ToString("N0", CultureInfo.InvariantCulture)));
        Assert.That(row[4], Is.EqualTo($"`{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}`"));
        Assert.That(row[5], Is.EqualTo($"`{Convert.ToHexStringLower(SHA256.HashData(content))}`"));
    }

    [TestCaseSource(nameof(Files))]
    public void GoWithEveryProgram(string file)
    {
        var copy = Path.Combine(AppContext.BaseDirectory, "datasets", "mnist", file);
        Assert.That(File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, file))));
    }
}
