using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using KerasLike.Datasets;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Datasets;

/// <summary>The data sets of Keras, on small files of the format that the large ones have.</summary>
[TestFixture]
internal sealed class PublishedDatasetsTests
{
    TemporaryFolder folder = null!;

    DatasetFolder Place => new([], folder.Path, new Download());

    [SetUp]
    public void Start() => folder = new();

    [TearDown]
    public void Stop() => folder.Dispose();

    PublishedFile Put(string name, byte[] content)
    {
        File.WriteAllBytes(folder[name], content);
        return new("Small", name, "http://localhost:1/none", Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    PublishedFile Copy(string name) => Put(name, File.ReadAllBytes(NumpyFilesTests.Path(name)));

    static IEnumerable<JsonElement> Texts => JsonDocument.Parse(File.ReadAllText(NumpyFilesTests.Path("texts.expected.json"))).RootElement.EnumerateArray();

    [TestCaseSource(nameof(Texts))]
    public void ImdbIsCutAndOrderedAsInKeras(JsonElement expected)
    {
        var args = expected.GetProperty("args");
        int? Arg(string name, int? otherwise) => args.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.Null ? null : value.GetInt32() : otherwise;
        var words = new WordSequences(Arg("num_words", null), Arg("skip_top", 0)!.Value, Arg("maxlen", null), Arg("start_char", 1), Arg("oov_char", 2), Arg("index_from", 3)!.Value);

        var ((xTrain, yTrain), (xTest, yTest)) = Imdb.Load(Copy("texts.npz"), Place, "texts.npz", words, Arg("seed", 113)!.Value);

        Assert.That((JsonSerializer.Serialize(xTrain), JsonSerializer.Serialize(xTest)), Is.EqualTo((expected.GetProperty("x_train").GetRawText(), expected.GetProperty("x_test").GetRawText())));
        Assert.That((JsonSerializer.Serialize(yTrain.data<long>().ToArray()), JsonSerializer.Serialize(yTest.data<long>().ToArray())), Is.EqualTo((expected.GetProperty("y_train").GetRawText(), expected.GetProperty("y_test").GetRawText())));
    }

    [Test]
    public void TextsThatAreAllTooLongAreSaidToBe() =>
        Assert.That(() => Imdb.Load(Copy("texts.npz"), Place, "texts.npz", new(null, 0, 2, 1, 2, 3), 1), Throws.ArgumentException.With.Message.StartsWith("LoadData: no text is shorter than `maxlen`. Received: maxlen=2. Increase it."));

    [Test]
    public void ReutersIsSplit()
    {
        var file = Put("reuters.npz", Renamed(("x_train.npy", "x.npy"), ("y_train.npy", "y.npy")));
        var ((xTrain, yTrain), (xTest, yTest)) = Reuters.Load(file, Place, "reuters.npz", new(null, 0, null, 1, 2, 3), 0.2, 113);
        Assert.That((xTrain.Length, yTrain.size(0), xTest.Length, yTest.size(0)), Is.EqualTo((9, 9L, 3, 3L)));
        var expected = Texts.First().GetProperty("x_train");
        Assert.That(JsonSerializer.Serialize(xTrain.Concat(xTest)), Is.EqualTo(expected.GetRawText()), "the same texts in the same order");
        Assert.That(Reuters.GetLabelNames(), Has.Count.EqualTo(46));
    }

    [Test]
    public void TablesAreOrderedAndSplitAsInKeras()
    {
        var ((xTrain, yTrain), (xTest, yTest)) = TableDataset.Load(Copy("table.npz"), Place, "table.npz", 0.25, 113);
        Assert.That((yTrain.data<double>().ToArray(), yTest.data<double>().ToArray()), Is.EqualTo((new double[] { 10, 30, 60, 0, 70, 20 }, new double[] { 40, 50 })));
        Assert.That((xTrain[0].data<double>().ToArray(), xTest.shape), Is.EqualTo((new double[] { 3, 4, 5 }, new long[] { 2, 3 })));
        Assert.That(() => TableDataset.Load(Copy("table.npz"), Place, "table.npz", 1, 113), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Small: `testSplit` must be from 0 to below 1. Received: testSplit=1"));
        Assert.That(() => CaliforniaHousing.LoadData("medium"), Throws.ArgumentException.With.Message.StartsWith("CaliforniaHousing: `version` must be one of \"small\", \"large\". Received: version=\"medium\""));
    }

    [Test]
    public void CifarIsReadOutOfItsArchive()
    {
        // Pixel (channel, row, column) of image i is i + 10 channel + row + column, labels count up.
        byte[,] Images(int first, int count)
        {
            var data = new byte[count, 3072];
            for (int i = 0; i < count; i++)
                for (int p = 0; p < 3072; p++) data[i, p] = (byte)(first + i + 10 * (p / 1024) + p % 1024 / 32 + p % 32);
            return data;
        }
        var entries = Enumerable.Range(0, 5).Select(i => ($"cifar-10-batches-py/data_batch_{i + 1}", PythonPickle.Dictionary(Images(2 * i, 2), ("labels", [2 * i, 2 * i + 1]))))
            .Append(("cifar-10-batches-py/test_batch", PythonPickle.Dictionary(Images(50, 3), ("labels", [7, 8, 9])))).Append(("cifar-10-batches-py/readme.html", "<p>"u8.ToArray()));
        var archive = Cifar10.Of(Put("cifar.tar.gz", TarGz([.. entries.Reverse()])));

        var ((xTrain, yTrain), (xTest, yTest)) = Cifar10.Load(archive, Place);

        Assert.That((xTrain.shape, yTrain.shape, xTest.shape, yTest.shape), Is.EqualTo((new long[] { 10, 32, 32, 3 }, new long[] { 10, 1 }, new long[] { 3, 32, 32, 3 }, new long[] { 3, 1 })));
        Assert.That((xTrain.dtype, yTrain.dtype, yTrain.reshape(-1).data<byte>().ToArray()), Is.EqualTo((torch.ScalarType.Byte, torch.ScalarType.Byte, Enumerable.Range(0, 10).Select(i => (byte)i).ToArray())));
        Assert.That(xTrain[7, 3, 4].data<byte>().ToArray(), Is.EqualTo(new byte[] { 14, 24, 34 }), "the channels of a pixel side by side");
        Assert.That(xTest[2, 0, 0, 2].item<byte>(), Is.EqualTo(72));
    }

    [Test]
    public void Cifar100HasTwoKindsOfLabels()
    {
        byte[] Part(int first) => PythonPickle.Dictionary(new byte[2, 3072], ("fine_labels", [first, 99]), ("coarse_labels", [first + 1, 19]));
        var archive = Cifar100.Of(Put("cifar.tar.gz", TarGz(("cifar-100-python/train", Part(1)), ("cifar-100-python/test", Part(5)), ("cifar-100-python/meta", [1, 2, 3]))));
        Assert.That(Cifar100.Load(archive, Place, "fine").Train.Y.reshape(-1).data<long>().ToArray(), Is.EqualTo(new long[] { 1, 99 }));
        Assert.That(Cifar100.Load(archive, Place, "coarse").Test.Y.reshape(-1).data<long>().ToArray(), Is.EqualTo(new long[] { 6, 19 }));
        Assert.That(() => Cifar100.LoadData("rough"), Throws.ArgumentException.With.Message.StartsWith("Cifar100: `labelMode` must be one of \"fine\", \"coarse\". Received: labelMode=\"rough\""));
    }

    [Test]
    public void DamagedFilesAreNamedAndNotRead()
    {
        var file = Copy("texts.npz");
        File.WriteAllBytes(folder["texts.npz"], [.. File.ReadAllBytes(folder["texts.npz"]), 0]);
        Assert.That(() => Imdb.Load(file, Place, "texts.npz", new(null, 0, null, 1, 2, 3), 113), Throws.InstanceOf<InvalidDataException>().With.Message.Match(
            $"^The data file {folder["texts.npz"]} is damaged: its SHA-256 is [0-9a-f]{{64}} where {file.Hash} is expected\\. Delete it, to have it downloaded again, or restore it from where it came\\.$"));
        var other = Put("other.npz", File.ReadAllBytes(NumpyFilesTests.Path("table.npz")));
        Assert.That(() => Imdb.Load(other, Place, "other.npz", new(null, 0, null, 1, 2, 3), 113), Throws.InstanceOf<Exception>().With.Message.Contains("x_train"));
        var short10 = Cifar10.Of(Put("cifar.tar.gz", TarGz(("a/data_batch_1", PythonPickle.Dictionary(new byte[2, 5], ("labels", [1, 2]))))));
        Assert.That(() => Cifar10.Load(short10, Place), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("data_batch_1 holds images of shape (2, 5) and 2 labels"));
    }

    [Test]
    public void FilesAreDownloadedAndChecked()
    {
        var content = """{"the": 1, "a": 2}"""u8.ToArray();
        using var server = new FileServer(content);
        var file = new PublishedFile("Small", "words.json", server.Address.ToString(), "e126438e5d4241ce44771c8b5e60445b");
        Assert.That(file.Read(Place, null, WordIndex.Read), Is.EqualTo(new Dictionary<string, int> { ["the"] = 1, ["a"] = 2 }));
        Assert.That(File.Exists(folder["words.json"]));
        Assert.That(() => (file with { Name = "others.json", Hash = new('0', 32) }).Read(Place, null, WordIndex.Read), Throws.InstanceOf<IOException>().With.Message.Contains("what came is not what was published: its MD5 is "));
    }

    static byte[] TarGz(params (string Name, byte[] Content)[] entries)
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, TarEntryFormat.Ustar, leaveOpen: true))
            foreach (var (name, content) in entries) writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return Gzip.Compress(tar.ToArray());
    }

    // The archive of texts with other names in it.
    static byte[] Renamed(params (string From, string To)[] names)
    {
        var made = new MemoryStream();
        using (var source = System.IO.Compression.ZipFile.OpenRead(NumpyFilesTests.Path("texts.npz")))
        using (var target = new System.IO.Compression.ZipArchive(made, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (from, to) in names)
            {
                using var read = source.GetEntry(from)!.Open();
                using var write = target.CreateEntry(to).Open();
                read.CopyTo(write);
            }
        return made.ToArray();
    }
}
