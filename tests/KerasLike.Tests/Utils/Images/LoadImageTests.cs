using System.Globalization;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Reading images in other sizes, and files that are none.</summary>
[TestFixture]
internal sealed class LoadImageTests
{
    static byte[] Load(string file, string mode, (int, int) size, string interpolation, bool keepAspectRatio = false) =>
        Utils.ImageToArray(Utils.LoadImage(ImageFiles.Path(file), mode, size, interpolation, keepAspectRatio), dtype: "uint8").bytes.ToArray();

    static IEnumerable<string> Sizes => Pillow.Resized.Where(k => !k.StartsWith("rgba", StringComparison.Ordinal));

    [TestCaseSource(nameof(Sizes))]
    public void ScalesAsPillowDoes(string name)
    {
        if (name.Split(' ') is not [var interpolation, var height, var width]) throw new InvalidOperationException(name);
        Assert.That(Load("plain.bmp", "rgb", (int.Parse(height, CultureInfo.InvariantCulture), int.Parse(width, CultureInfo.InvariantCulture)), interpolation), Is.EqualTo(Pillow.Bytes(name)).Within(1));
    }

    [Test]
    public void KeepsTheRatio() => Assert.That(Load("plain.bmp", "rgb", (2, 6), "bilinear", keepAspectRatio: true), Is.EqualTo(Pillow.Bytes("bilinear 2 6 keep")).Within(1));

    [Test]
    public void WeighsColoursByAlpha() => Assert.That(Load("alpha.png", "rgba", (3, 4), "bilinear"), Is.EqualTo(Pillow.Bytes("rgba bilinear 3 4")).Within(2));

    [Test]
    public void FilesThatAreNoImagesAreNamed()
    {
        using var folder = new TemporaryFolder();
        void Says(byte[] content, string why)
        {
            File.WriteAllBytes(folder["a.png"], content);
            Assert.That(() => Utils.LoadImage(folder["a.png"]), Throws.InstanceOf<InvalidDataException>().With.Message.StartsWith($"The image {folder["a.png"]} cannot be read: {why}"));
        }
        var (jpeg, png) = (File.ReadAllBytes(ImageFiles.Path("plain.jpg")), File.ReadAllBytes(ImageFiles.Path("alpha.png")));
        Says([], "it is empty.");
        Says("hello, this is text"u8.ToArray(), "it is not a JPEG, PNG, GIF, BMP or WebP image, or is damaged at its beginning.");
        Says(jpeg[..^40], "it ends too early.");
        Says(png[..^60], "it ");
        Says([.. png[..60], .. new byte[40], .. png[100..]], "it ");
        // A file of some bytes that claims 60,000 × 60,000 pixels: width and height of the header, which a checksum covers.
        var huge = File.ReadAllBytes(ImageFiles.Path("plain.bmp"));
        BitConverter.GetBytes(60_000).CopyTo(huge, 18);
        BitConverter.GetBytes(60_000).CopyTo(huge, 22);
        Says(huge, "it has 60,000 × 60,000 pixels, and more than 178,956,970 are not read.");
    }

    [Test]
    public void TheNameDoesNotMatter()
    {
        using var folder = new TemporaryFolder();
        File.Copy(ImageFiles.Path("plain.bmp"), folder["wrong.jpg"]);
        Assert.That(Utils.ImageToArray(Utils.LoadImage(folder["wrong.jpg"]), dtype: "uint8").bytes.ToArray(), Is.EqualTo(Pillow.Bytes("rgb")));
    }

    [Test]
    public void ArgumentsThatCannotBe()
    {
        Assert.That(() => Utils.LoadImage(ImageFiles.Path("plain.bmp"), "hsv"), Throws.ArgumentException.With.Message.StartsWith("Utils.LoadImage: `colorMode` must be one of \"grayscale\", \"rgb\", \"rgba\". Received: colorMode=\"hsv\""));
        Assert.That(() => Utils.LoadImage(ImageFiles.Path("plain.bmp"), targetSize: (2, 2), interpolation: "area"), Throws.ArgumentException.With.Message.StartsWith("Utils.LoadImage: `interpolation` must be one of \"nearest\", "));
        Assert.That(() => Utils.LoadImage("/nowhere/a.png"), Throws.InstanceOf<IOException>().With.Message.Contains("/nowhere/a.png"));
    }
}
