using KerasLike.Data;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Each kind of image file, with the pixels that Pillow reads.</summary>
[TestFixture]
internal sealed class ImageKindsTests
{
    static byte[] Read(string file, string mode = "rgb") => Utils.ImageToArray(Utils.LoadImage(ImageFiles.Path(file), mode), dtype: "uint8").bytes.ToArray();

    static byte[] Expected(string npy) => NpyFile.Load(ImageFiles.Path(npy)).bytes.ToArray();

    static int Furthest(byte[] one, byte[] other) => one.Zip(other).Max(p => Math.Abs(p.First - p.Second));

    [Test]
    public void Palette() => Assert.That(Read("palette.png"), Is.EqualTo(Expected("pal.npy")));

    [Test]
    public void Bitmap() => Assert.That(Read("plain.bmp"), Is.EqualTo(Pillow.Bytes("rgb")));

    [Test]
    public void Jpeg() => Assert.That(Furthest(Read("plain.jpg"), Expected("jpg.npy")), Is.LessThanOrEqualTo(2));

    [Test]
    public void SixteenBitsBecomeEight()
    {
        Assert.That(Read("gray16.png", "grayscale").Select(v => (int)v), Is.EqualTo(Enumerable.Range(0, 20).Select(i => i * 3000 / 256)).Within(1));
        Assert.That(Read("rgb16.png"), Is.EqualTo(Enumerable.Repeat(new byte[] { 255, 0, 0 }, 24).SelectMany(p => p)));
    }

    [Test]
    public void FourInks()
    {
        var image = Utils.ImageToArray(Utils.LoadImage(ImageFiles.Path("cmyk.jpg")));
        Assert.That(image.shape, Is.EqualTo(new long[] { 16, 16, 3 }));
        Assert.That(image[0, 0].data<float>().ToArray(), Is.EqualTo(new float[] { 94, 151, 255 }).Within(3));
        Assert.That(image[1, 1].data<float>().ToArray(), Is.EqualTo(new float[] { 126, 166, 215 }).Within(3));
    }

    [Test]
    public void AnimationsAreTheirFirstPicture() => Assert.That(Read("animated.gif", "grayscale"), Is.EqualTo(Enumerable.Repeat((byte)200, 30)).Within(1));

    [Test]
    public void AlphaIsKeptOrLeftOut()
    {
        var all = Read("alpha.png", "rgba");
        Assert.That(all, Is.EqualTo(Pillow.Bytes("rgba")));
        Assert.That(Read("alpha.png"), Is.EqualTo(all.Chunk(4).SelectMany(p => p[..3])), "colours as they are in the file");
    }

    [Test]
    public void ColoursBecomeGrey() => Assert.That(Read("plain.bmp", "grayscale"), Is.EqualTo(Pillow.Bytes("gray")));

    [Test]
    public void GreyBecomesColours() => Assert.That(Read("gray.jpg"), Is.EqualTo(Enumerable.Repeat((byte)130, 48)).Within(1));
}
