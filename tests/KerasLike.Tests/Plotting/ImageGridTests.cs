using KerasLike.Datasets;
using KerasLike.Plotting;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Plotting;

/// <summary>Images side by side.</summary>
[TestFixture]
public class ImageGridTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void MarksMistakes()
    {
        var (_, (images, labels)) = Mnist.LoadData();
        var truth = labels.narrow(0, 0, 30);
        var guesses = truth.clone();
        guesses[3] = 9;
        Pictures.ImageGrid(images.narrow(0, 0, 30), folder["digits.png"], yTrue: truth, yPred: guesses, title: "Thirty digits");
        using var picture = new Picture(folder["digits.png"]);
        Assert.That(picture.Ink(0.2, 0.01, 0.8, 0.08), Is.GreaterThan(0.01), "the title");
        Assert.That(picture.Has("#d55e00"), "a mistake");

        Pictures.ImageGrid(images.narrow(0, 0, 4), folder["digits.svg"], yTrue: truth.narrow(0, 0, 4), yPred: guesses.narrow(0, 0, 4));
        Assert.That(Picture.TextsOf(folder["digits.svg"]), Is.EqualTo(new[] { "7", "2", "1", "9, not 0" }));
    }

    [Test]
    public void ShowsPixelsAsTheyAre()
    {
        Pictures.ImageGrid(tensor(new[] { 1f, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0 }).reshape(1, 2, 2, 3), folder["colors.png"]);
        using var picture = new Picture(folder["colors.png"]);
        var (left, right, top, bottom) = (picture.Size.Width * 3 / 8, picture.Size.Width * 5 / 8, picture.Size.Height * 3 / 8, picture.Size.Height * 5 / 8);
        Assert.That(new[] { picture[left, top], picture[right, top], picture[left, bottom], picture[right, bottom] }.Select(c => $"{c}"), Is.EqualTo(new[] { "#ffff0000", "#ff00ff00", "#ff0000ff", "#ffffff00" }));
    }

    [Test]
    public void TakesManyShapesAndRanges()
    {
        Pictures.ImageGrid(rand(3, 20, 30), folder["gray.png"], ["one", "a title that is too long to be written as it is", "three"], theme: "dark");
        Pictures.ImageGrid(rand(7, 16, 8, 4) * 255, folder["rgba.png"], columns: 2);
        Pictures.ImageGrid(rand(1, 300, 500, 3) * 2 - 1, folder["large.png"], valueRange: (-1, 1), width: 500, height: 500);
        foreach (var name in new[] { "gray.png", "rgba.png", "large.png" })
        {
            using var picture = new Picture(folder[name]);
            Assert.That(picture.Ink(), Is.GreaterThan(0.3), name);
        }
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => Pictures.ImageGrid(zeros(2, 8, 8, 5), folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ImageGrid: `images` must be (images, height, width), or (images, height, width, channels) with 1, 3 or 4 channels. Received: shape (2, 8, 8, 5)"));
        Assert.That(() => Pictures.ImageGrid(zeros(2, 8, 8), folder["x.png"], ["one"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ImageGrid: there must be one of `titles` for each of the 2 images. Received: 1"));
        Assert.That(() => Pictures.ImageGrid(zeros(2, 8, 8), folder["x.png"], ["a", "b"], yTrue: new[] { 0, 1 }), Throws.ArgumentException.With.Message.StartsWith("Pictures.ImageGrid: images have titles, or true and predicted classes. Received: both"));
        Assert.That(() => Pictures.ImageGrid(zeros(2000, 2, 2), folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ImageGrid: a picture has at most 1024 images. Received: shape (2000, 2, 2). Take some with images[..64]"));
        Assert.That(() => Pictures.ImageGrid(zeros(2, 8, 8), folder["x.png"], columns: 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Pictures.ImageGrid: `columns` must be positive. Received: columns=0"));
        Assert.That(() => Pictures.ImageGrid(zeros(2, 8, 8), folder["x.png"], valueRange: (1, 1)), Throws.ArgumentException.With.Message.StartsWith("Pictures.ImageGrid: `valueRange` must be from black to white, the first less than the second. Received: (1, 1)"));
    }
}
