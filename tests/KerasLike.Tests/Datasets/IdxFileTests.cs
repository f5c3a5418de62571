using KerasLike.Datasets;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

/// <summary>A file is read whole and as published, or not at all; then its name and what is wrong are said.</summary>
[TestFixture]
internal sealed class IdxFileTests
{
    static readonly byte[] Content = Gzip.Idx([2, 3], 10, 20, 30, 40, 50, 60);
    static readonly byte[] Compressed = Gzip.Compress(Content);
    static readonly IdxFile Idx = Gzip.Describe("numbers", [2, 3], Content);

    [Test]
    public void ReadsTheValuesAsBytes()
    {
        using var folder = new TemporaryFolder();
        using var tensor = Read(folder, Compressed);

        Assert.That(tensor.dtype, Is.EqualTo(torch.uint8));
        Assert.That(tensor.shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(tensor.data<byte>().ToArray(), Is.EqualTo(new byte[] { 10, 20, 30, 40, 50, 60 }));
    }

    static IEnumerable<TestCaseData> Damaged
    {
        get
        {
            yield return Case("empty", [], "it is not a gzip file");
            yield return Case("not compressed", Content, "it is not a gzip file");
            yield return Case("a web page", [.. "<html>Please log in</html>"u8], "it is not a gzip file");
            yield return Case("gzip in name only", [0x1f, 0x8b, 99, .. new byte[40]], "it cannot be decompressed");
            yield return Case("corrupt in the middle", [.. Compressed[..12], 0xff, 0xff, 0xff, .. Compressed[15..]], "it cannot be decompressed");
            yield return Case("cut before the values", Compressed[..11], "it ends after 0 bytes where 18 are expected|it cannot be decompressed");
            yield return Case("cut in its checksum", Compressed[..^6], "there is something else after its end, or the end is missing|it cannot be decompressed");
            yield return Case("with something after it", [.. Compressed, .. "more"u8], "there is something else after its end, or the end is missing");
            yield return Case("of the wrong type", Gzip.Compress([0, 0, 13, 2, .. Content[4..]]), "it begins with 00000d02 where 00000802 is expected");
            yield return Case("of another rank", Gzip.Compress([0, 0, 8, 1, .. Content[4..]]), "it begins with 00000801 where 00000802 is expected");
            yield return Case("of another shape", Gzip.Compress(Gzip.Idx([3, 2], 10, 20, 30, 40, 50, 60)), "axis 0 has 3 elements where 2 are expected");
            yield return Case("short", Gzip.Compress(Content[..^1]), "it ends after 17 bytes where 18 are expected");
            yield return Case("long", Gzip.Compress([.. Content, 0]), "it is longer than the 18 bytes expected");
            yield return Case("long by another stream", [.. Compressed, .. Compressed], "it is longer than the 18 bytes expected");
            yield return Case("changed by one bit", Gzip.Compress([.. Content[..^1], 61]), $"its SHA-256 is [0-9a-f]{{64}} where {Idx.Sha256} is expected");
        }
    }

    [TestCaseSource(nameof(Damaged))]
    public void NamesTheFileAndWhatIsWrong(byte[] file, string wrong)
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => Read(folder, file), Throws.InstanceOf<InvalidDataException>().With.Message
            .Match($@"^The data file {folder["numbers.gz"]} is damaged: ({wrong}).*\. Delete it, to have it downloaded again, or restore it from where it came\.$"));
    }

    [Test]
    public void AnyCutIsNoticed()
    {
        using var folder = new TemporaryFolder();
        for (int length = 0; length < Compressed.Length; length++)
            Assert.That(() => Read(folder, Compressed[..length]), Throws.InstanceOf<InvalidDataException>(), $"{length} bytes of {Compressed.Length}");
    }

    [Test]
    public void AFileThatIsNotThereIsNamed()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => Idx.Read(folder["none.gz"]), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains(folder["none.gz"]));
    }

    static TestCaseData Case(string name, byte[] file, string wrong) => new TestCaseData(file, wrong).SetArgDisplayNames(name);

    static Tensor Read(TemporaryFolder folder, byte[] file)
    {
        File.WriteAllBytes(folder["numbers.gz"], file);
        return Idx.Read(folder["numbers.gz"]);
    }
}
