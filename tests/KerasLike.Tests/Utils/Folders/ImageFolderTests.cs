using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.UtilsTests;

/// <summary>A folder of images as batches.</summary>
[TestFixture]
internal sealed class ImageFolderTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void Start()
    {
        folder = new();
        foreach (var (name, place) in new[] { ("plain.bmp", "a/1.BMP"), ("plain.jpg", "b/deep/er/2.jpg"), ("alpha.png", "b/3.png"), ("animated.gif", "c/4.gif"), ("cmyk.jpg", "c/5.jpeg") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[place])!);
            File.Copy(ImageFiles.Path(name), folder[place]);
        }
    }

    [TearDown]
    public void Stop() => folder.Dispose();

    [TestCase("int", new float[] { 0, 1, 1, 2, 2 })]
    [TestCase("categorical", new float[] { 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1 })]
    [TestCase(null, new float[0])]
    public void ComesInOrderWithLabels(string? mode, float[] labels)
    {
        var data = Utils.ImageDatasetFromDirectory(folder.Path, labelMode: mode, batchSize: 2, imageSize: (8, 9), shuffle: false, verbose: false);
        var batches = data.ToList();
        Assert.That(batches.Select(b => b.X.Single.shape), Is.EqualTo(new[] { new long[] { 2, 8, 9, 3 }, [2, 8, 9, 3], [1, 8, 9, 3] }));
        Assert.That(batches.Where(b => b.Y is not null).SelectMany(b => b.Y!.Single.to_type(torch.ScalarType.Float32).reshape(-1).data<float>()), Is.EqualTo(labels));
        Assert.That(data.FilePaths.Select(f => Path.GetRelativePath(folder.Path, f)), Is.EqualTo(new[] { "a/1.BMP", "b/3.png", "b/deep/er/2.jpg", "c/4.gif", "c/5.jpeg" }));
        Assert.That(data.ClassNames, Is.EqualTo(mode is null ? null : new[] { "a", "b", "c" }));
        Assert.That(data.Cardinality, Is.EqualTo(3));
    }

    [Test]
    public void TakesOtherLabelsClassesAndLayouts()
    {
        var own = Utils.ImageDatasetFromDirectory(folder.Path, labels: new[] { 1, 0, 1, 0, 1 }, labelMode: "binary", batchSize: null, imageSize: 4, shuffle: false, verbose: false, colorMode: "grayscale", dataFormat: "channels_first").ToList();
        Assert.That(own.Select(s => s.Y!.Single.item<float>()), Is.EqualTo(new[] { 1, 0, 1, 0, 1 }));
        Assert.That(own.Select(s => (s.X.Single.shape, s.Y!.Single.shape)), Is.All.EqualTo((new long[] { 1, 4, 4 }, new long[] { 1 })));
        var some = Utils.ImageDatasetFromDirectory(folder.Path, "inferred", classNames: ["c", "a"], shuffle: false, imageSize: 4, verbose: false);
        Assert.That(some.Single().Y!.Single.data<int>().ToArray(), Is.EqualTo(new[] { 0, 0, 1 }));
    }

    [Test]
    public void SplitsInTwoWithoutOverlap()
    {
        var (train, validation) = Utils.ImageDatasetFromDirectory(folder.Path, validationSplit: 0.4, subset: "both", seed: 5, imageSize: 4, verbose: false);
        Assert.That((train.FilePaths.Count, validation.FilePaths.Count, train.FilePaths.Concat(validation.FilePaths).Distinct().Count()), Is.EqualTo((3, 2, 5)));
        DirectoryIs(validation.FilePaths, "validation");
        DirectoryIs(train.FilePaths, "training");

        void DirectoryIs(IReadOnlyList<string> files, string subset) =>
            Assert.That(Utils.ImageDatasetFromDirectory(folder.Path, validationSplit: 0.4, subset: subset, seed: 5, verbose: false).FilePaths, Is.EqualTo(files));
    }

    [TestCase("bilinear")]
    [TestCase("nearest")]
    [TestCase("lanczos3")]
    [TestCase("lanczos5")]
    public void ScalesAsTheLayerDoes(string interpolation)
    {
        var image = Utils.ImageToArray(Utils.LoadImage(folder["a/1.BMP"])).unsqueeze(0);
        var scaled = Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], imageSize: (5, 13), interpolation: interpolation, verbose: false).Single().X.Single;
        Assert.That(scaled, Close.To(ImageResizing.Resize(image.permute(0, 3, 1, 2), 5, 13, interpolation, antialias: false).permute(0, 2, 3, 1)));
    }

    [Test]
    public void CropsAndPads()
    {
        Batch Read(bool crop, bool pad) => Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], imageSize: (14, 14), interpolation: "nearest", cropToAspectRatio: crop, padToAspectRatio: pad, verbose: false).Single();
        var image = Utils.ImageToArray(Utils.LoadImage(folder["a/1.BMP"]));
        Assert.That(Read(true, false).X.Single[0, 0, 0], Close.To(image[0, 1]), "the left column is cut");
        var padded = Read(false, true).X.Single[0];
        Assert.That((padded[0].sum().item<float>(), padded[13].sum().item<float>()), Is.EqualTo((0f, 0f)), "bars above and below");
        Assert.That(padded[2, 0], Close.To(image[0, 0]));
    }

    [TestCase("bicubic")]
    [TestCase("area")]
    [TestCase("gaussian")]
    [TestCase("mitchellcubic")]
    public void FiltersKeepTheMean(string interpolation)
    {
        Utils.SaveImage(folder["a/1.BMP"], torch.full(12, 12, 3, 40f), fileFormat: "png", scale: false);
        foreach (var size in new[] { 5, 12, 30 })
            Assert.That(Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], imageSize: size, interpolation: interpolation, verbose: false).Single().X.Single, Close.To(torch.full(1, size, size, 3, 40f)));
    }

    [Test]
    public void ImagesOfTheRightSizeAreAsInTheirFiles([Values("grayscale", "rgb", "rgba")] string mode, [Values("channels_last", "channels_first")] string format, [Values(null, 1, 3)] int? batchSize)
    {
        var image = Utils.ImageToArray(Utils.LoadImage(folder["a/1.BMP"], mode), format);
        var (height, width) = format == "channels_first" ? ((int)image.size(1), (int)image.size(2)) : ((int)image.size(0), (int)image.size(1));
        foreach (var copy in Enumerable.Range(2, 20)) File.Copy(folder["a/1.BMP"], folder[$"a/{copy}.bmp"]);
        var data = Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], colorMode: mode, imageSize: (height, width), batchSize: batchSize, dataFormat: format, verbose: false);
        var images = data.SelectMany(b => batchSize is null ? [b.X.Single] : b.X.Single.unbind()).ToList();
        Assert.That((images.Count, data.Cardinality), Is.EqualTo((21, batchSize == 3 ? 7L : 21L)));
        foreach (var read in images) Assert.That((read.dtype, read.allclose(image, 0, 0)), Is.EqualTo((torch.ScalarType.Float32, true)));
    }

    [Test]
    public void ImagesBeforeADamagedOneAreGiven([Values(null, 1)] int? batchSize)
    {
        foreach (var copy in Enumerable.Range(2, 7)) File.Copy(folder["a/1.BMP"], folder[$"a/{copy}.bmp"]);
        File.WriteAllBytes(folder["a/6.bmp"], [1, 2, 3]);
        var given = 0;
        Assert.That(() =>
        {
            foreach (var _ in Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], imageSize: 4, batchSize: batchSize, shuffle: false, verbose: false)) given++;
        }, Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The image {folder["a/6.bmp"]} cannot be read: it is not a JPEG"));
        Assert.That(given, Is.EqualTo(5));
    }

    [Test]
    public void APassThatIsLeftFreesItsImages([Values(null, 2)] int? batchSize)
    {
        foreach (var copy in Enumerable.Range(2, 20)) File.Copy(folder["a/1.BMP"], folder[$"a/{copy}.bmp"]);
        var before = torch.Tensor.TotalCount;
        using (torch.NewDisposeScope())
            foreach (var _ in Utils.ImageDatasetFromDirectory(folder.Path, classNames: ["a"], imageSize: 4, batchSize: batchSize, verbose: false).Take(1)) { }
        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
    }
}
