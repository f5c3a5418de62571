using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Plotting;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Models as pictures.</summary>
[TestFixture]
public class PlotModelTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    static readonly TestCaseData[] Models =
    [
        new(Drawn.Lecture()) { TestName = "lecture" }, new(Drawn.Residual()) { TestName = "residual" }, new(Drawn.TwoByTwo()) { TestName = "two_digits" }, new(Drawn.Nested()) { TestName = "nested" },
        new(Drawn.Repeating()) { TestName = "repeating" },
    ];

    [TestCaseSource(nameof(Models))]
    public void ShowsEachLayer(Model model)
    {
        Utils.PlotModel(model, folder[$"{model.Name}.svg"], showShapes: true, showLayerNames: true);
        Assert.That(Picture.TextsOf(folder[$"{model.Name}.svg"]), Is.SupersetOf(model.Layers.Select(l => l.Name)).And.SupersetOf(model.Layers.Select(l => $"({l.GetType().Name})")));

        Utils.PlotModel(model, folder[$"{model.Name}.png"], showShapes: true, showLayerNames: true, dpi: 100);
        using var picture = new Picture(folder[$"{model.Name}.png"]);
        Assert.That(picture.Ink(), Is.InRange(0.05, 0.6));
    }

    [TestCase("TB", "ortho")]
    [TestCase("LR", "ortho")]
    [TestCase("BT", "curved")]
    [TestCase("RL", "line")]
    public void GoesWhereItIsToldTo(string rankdir, string splines)
    {
        Utils.PlotModel(Drawn.Nested(), folder[$"{rankdir}.png"], rankdir: rankdir, splines: splines, expandNested: true, showLayerNames: true, showShapes: true, dpi: 100);
        using var picture = new Picture(folder[$"{rankdir}.png"]);
        Assert.That(picture.Size.Width > picture.Size.Height, Is.EqualTo(rankdir is "LR" or "RL"));
        Assert.That(picture.Ink(), Is.InRange(0.05, 0.99));
    }

    [Test]
    public void ShowsWhatItIsAskedFor()
    {
        Utils.PlotModel(Drawn.Lecture(), folder["all.svg"], showShapes: true, showDtype: true, showLayerActivations: true, showTrainable: true);
        var texts = Picture.TextsOf(folder["all.svg"]);
        Assert.That(texts, Is.SupersetOf(new[] { "Conv2D", "Input shape:", "(None, 28, 28, 1)", "Output shape:", "(None, 28, 28, 32)", "Output dtype:", "float32", "Activation:", "sigmoid", "softmax", "Trainable", "Non-trainable" }));
        Assert.That(texts, Has.None.EqualTo("fc1"));
        Utils.PlotModel(Drawn.Lecture(), folder["all.png"], showShapes: true, showDtype: true, showLayerActivations: true, showTrainable: true, dpi: 100);
        Picture.Keep(folder["all.png"]);
    }

    [Test]
    public void HasTheResolutionAskedFor()
    {
        Utils.PlotModel(Drawn.Residual(), folder["72.png"], dpi: 72);
        Utils.PlotModel(Drawn.Residual(), folder["144.png"], dpi: 144);
        using Picture small = new(folder["72.png"]), large = new(folder["144.png"]);
        Assert.That(large.Size.Width, Is.EqualTo(2 * small.Size.Width).Within(2));
    }

    [Test]
    public void DrawsAHundredLayers()
    {
        var inputs = Keras.Input(shape: 4);
        var x = inputs;
        for (int i = 0; i < 50; i++) x = new Add().Apply([x, new Dense(4).Apply(x)]);
        Utils.PlotModel(new Model(inputs, x), folder["deep.png"], dpi: 50);
        using var picture = new Picture(folder["deep.png"]);
        Assert.That(picture.Size.Height, Is.GreaterThan(10 * picture.Size.Width));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => Utils.PlotModel(new Sequential([new Dense(2)], name: "open"), folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Utils.PlotModel: Sequential \"open\" is not built, so what it is made of is not known yet. Give its first layer an inputShape, or call it on data."));
        Assert.That(() => Utils.PlotModel(Drawn.Lecture(), folder["x.pdf"]), Throws.ArgumentException.With.Message.StartsWith("Utils.PlotModel: pictures are written as png, jpg, webp, svg, dot or mmd, which the name ends in. Received: toFile=\""));
        Assert.That(() => Utils.PlotModel(Drawn.Lecture(), folder["x.png"], rankdir: "UP"), Throws.ArgumentException.With.Message.StartsWith("Utils.PlotModel: `rankdir` must be one of \"TB\", \"BT\", \"LR\", \"RL\". Received: rankdir=\"UP\""));
        Assert.That(() => Utils.PlotModel(Drawn.Lecture(), folder["x.png"], splines: "wavy"), Throws.ArgumentException.With.Message.StartsWith("Utils.PlotModel: `splines` must be one of \"ortho\", "));
        Assert.That(() => Utils.PlotModel(Drawn.Lecture(), folder["x.png"], dpi: 0), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Utils.PlotModel: `dpi` must be between 10 and 2400. Received: dpi=0"));
    }
}
