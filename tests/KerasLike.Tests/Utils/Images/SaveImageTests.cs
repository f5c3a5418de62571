using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Tensors as images and files, and back.</summary>
[TestFixture]
internal sealed class SaveImageTests
{
    static Tensor Numbers(params long[] shape) => torch.arange(shape.Aggregate((a, b) => a * b)).to_type(torch.ScalarType.Float32).reshape(shape);

    [TestCase(1, "grayscale")]
    [TestCase(3, "rgb")]
    [TestCase(4, "rgba")]
    public void PngKeepsEachPixel(int channels, string mode)
    {
        using var folder = new TemporaryFolder();
        var image = Numbers(5, 6, channels);
        Utils.SaveImage(folder["a.png"], image, scale: false);
        Assert.That(Utils.ImageToArray(Utils.LoadImage(folder["a.png"], mode)), Close.To(image));
        Assert.That(Utils.ImageToArray(Utils.ArrayToImage(image, scale: false)), Close.To(image));
    }

    [Test]
    public void ScalesToTheFullRange()
    {
        var image = Utils.ImageToArray(Utils.ArrayToImage(new float[,,] { { { -1 }, { 0 }, { 1 } } }));
        Assert.That(image.data<float>().ToArray(), Is.EqualTo(new float[] { 0, 127, 255 }));
        Assert.That(Utils.ImageToArray(Utils.ArrayToImage(torch.full(2, 2, 1, 7f))).sum().item<float>(), Is.Zero);
    }

    [Test]
    public void TakesChannelsFirst()
    {
        using var folder = new TemporaryFolder();
        Utils.SaveImage(folder["a.png"], Numbers(3, 4, 5), "channels_first", scale: false);
        Assert.That(Utils.ImageToArray(Utils.LoadImage(folder["a.png"]), "channels_first", "uint8").bytes.ToArray(), Is.EqualTo(Enumerable.Range(0, 60)));
    }

    [TestCase("a.jpg", null)]
    [TestCase("a", "jpeg")]
    [TestCase("a.webp", null)]
    public void WritesOtherFormats(string name, string? format)
    {
        using var folder = new TemporaryFolder();
        Utils.SaveImage(folder[name], torch.full(16, 16, 4, 100f), fileFormat: format, scale: false);
        Assert.That(Utils.ImageToArray(Utils.LoadImage(folder[name])).mean().item<float>(), Is.EqualTo(100).Within(2));
    }

    [Test]
    public void ArgumentsThatCannotBe()
    {
        Assert.That(() => Utils.ArrayToImage(new float[4, 4]), Throws.ArgumentException.With.Message.StartsWith("Utils.ArrayToImage: an image has 3 axes, (height, width, channels), and 1, 3 or 4 channels. Received: shape (4, 4)"));
        Assert.That(() => Utils.ArrayToImage(new float[4, 4, 2]), Throws.ArgumentException.With.Message.Contains("Received: shape (4, 4, 2)"));
        Assert.That(() => Utils.ArrayToImage(torch.full(2, 2, 1, 300f), scale: false), Throws.ArgumentException.With.Message.StartsWith("Utils.ArrayToImage: without `scale`, values must be from 0 to 255. Received: values from 300 to 300"));
        Assert.That(() => Utils.SaveImage("a.bmp", new float[4, 4, 1]), Throws.ArgumentException.With.Message.StartsWith("Utils.SaveImage: images are written as png, jpeg or webp. Received: \"bmp\""));
    }
}
