using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Plotting;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Plotting;

/// <summary>Filters and feature maps.</summary>
[TestFixture]
public class LayerImagesTests
{
    readonly TemporaryFolder folder = new();
    readonly Sequential model = new([
        Keras.Input(shape: (28, 28, 1)), new Conv2D(32, 5, activation: "relu", name: "first"), new MaxPooling2D(2, name: "pool"), new Conv2D(20, 3, name: "second"), new Flatten(name: "flat"), new Dense(10, name: "head"),
    ]);

    [OneTimeTearDown]
    public void Delete()
    {
        model.Dispose();
        folder.Dispose();
    }

    [TestCase("first", "first: 32 filters", 0.16)]
    [TestCase("second", "second: 16 of 20 filters (rows), 16 of 32 channels (columns)", 0.045)]
    public void DrawsFilters(string layer, string title, double titleEnd)
    {
        Pictures.Filters(model, layer, folder[$"{layer}.svg"]);
        Assert.That(Picture.TextsOf(folder[$"{layer}.svg"]), Is.EqualTo(new[] { title }));
        Pictures.Filters(model, layer, folder[$"{layer}.png"]);
        using var picture = new Picture(folder[$"{layer}.png"]);
        Assert.That(picture.Ink(0, 0.2, 1, 1), Is.GreaterThan(0.5));
        Assert.That(picture.Ink(0.1, 0, 0.9, titleEnd), Is.InRange(0.005, 0.3), "the title");
    }

    [Test]
    public void DrawsFiltersOfColoursInColours()
    {
        using var colors = new Sequential([Keras.Input(shape: (8, 8, 3)), new Conv2D(12, 7, padding: "same", name: "conv"), new DepthwiseConv2D(3, name: "depth"), new Conv2DTranspose(4, 3, name: "up"), new Reshape((-1, 4)), new Conv1D(6, 5, name: "line")]);
        foreach (var layer in new[] { "conv", "depth", "up", "line" })
        {
            Pictures.Filters(colors, layer, folder[$"{layer}.png"], title: $"Filters of {layer}");
            using var picture = new Picture(folder[$"{layer}.png"]);
            Assert.That(picture.Ink(), Is.GreaterThan(0.2), layer);
        }
    }

    [TestCase("first", 32)]
    [TestCase("pool", 32)]
    [TestCase("second", 20)]
    public void DrawsFeatureMaps(string layer, int maps)
    {
        Pictures.FeatureMaps(model, torch.rand(28, 28, 1), layer, folder[$"maps_{layer}.png"]);
        using var picture = new Picture(folder[$"maps_{layer}.png"]);
        Assert.That(picture.Ink(0, 0.2, 1, 1), Is.GreaterThan(0.5));
        Assert.That(picture.Has(Tint.Cool(0).ToString()) && picture.Has(Tint.Cool(1).ToString()), "from the least to the greatest");

        Pictures.FeatureMaps(model, torch.rand(1, 28, 28, 1), layer, folder["maps.svg"]);
        Assert.That(Picture.TextsOf(folder["maps.svg"]), Is.EqualTo(new[] { $"{layer}: {maps} feature maps" }));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => Pictures.Filters(model, "head", folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.Filters: filters are drawn of convolutions over one or two axes, once they are built. Received: Dense \"head\", another kind of layer"));
        Assert.That(() => Pictures.Filters(model, "third", folder["x.png"]), Throws.ArgumentException.With.Message.Contains("no layer has that name. Received: name=\"third\". Layers: first, pool, second, flat, head"));
        Assert.That(() => Pictures.FeatureMaps(model, torch.rand(28, 28, 1), "flat", folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.FeatureMaps: the output of a layer with feature maps is (batch, height, width, channels). Received: layer \"flat\", whose output is (None, 2000)"));
        Assert.That(() => Pictures.FeatureMaps(model, torch.rand(2, 28, 28, 1), "first", folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.FeatureMaps: `image` must be one image, (height, width, channels) or (1, height, width, channels). Received: shape (2, 28, 28, 1)"));
    }
}
