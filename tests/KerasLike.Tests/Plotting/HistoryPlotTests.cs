using KerasLike.Callbacks;
using KerasLike.Plotting;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Plotting;

/// <summary>Training curves as pictures.</summary>
[TestFixture]
public class HistoryPlotTests
{
    const string Blue = "#0072b2", Orange = "#d55e00";

    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void HasAPanelForEachNumber()
    {
        History(10, validation: true).Plot(folder["history.png"]);
        using var picture = new Picture(folder["history.png"]);

        Assert.That(picture.Size, Is.EqualTo((1600, 600)));
        foreach (var panel in new[] { 0, 0.5 })
        {
            Assert.That(picture.Ink(panel, 0.02, panel + 0.5, 0.12), Is.InRange(0.005, 0.2), "the name of the number");
            Assert.That(picture.Ink(panel + 0.1, 0.2, panel + 0.45, 0.8), Is.InRange(0.02, 0.5), "the curves");
            Assert.That(picture.Ink(panel + 0.1, 0.93, panel + 0.45, 1), Is.InRange(0.001, 0.1), "the name of the axis");
        }
        Assert.That(picture.Has(Blue) && picture.Has(Orange), "training and validation");
    }

    [Test]
    public void DrawsNoValidationWhereThereIsNone()
    {
        History(3, validation: false).Plot(folder["training.png"]);
        using var picture = new Picture(folder["training.png"]);
        Assert.That((picture.Has(Blue), picture.Has(Orange)), Is.EqualTo((true, false)));
    }

    [TestCase(400, 300, 1)]
    [TestCase(1000, 700, 2)]
    public void HasTheSizeAskedFor(int width, int height, double scale)
    {
        History(40, validation: true).Plot(folder["size.png"], width: width, height: height, scale: scale, title: "A title above");
        using var picture = new Picture(folder["size.png"]);
        Assert.That(picture.Size, Is.EqualTo((width, height)));
        Assert.That(picture.Ink(0.2, 0, 0.8, 30 * scale / height), Is.GreaterThan(0.01), "the title");
    }

    [Test]
    public void OneEpochIsDrawnToo()
    {
        History(1, validation: true).Plot(folder["one.png"], metrics: ["accuracy"], theme: "dark");
        using var picture = new Picture(folder["one.png"]);
        Assert.That(picture.Has("#56b4e9") && picture.Has("#e69f00"), "points");
    }

    [Test]
    public void NumbersThatAreNoneAreLeftOut()
    {
        var history = new History();
        foreach (var (epoch, loss) in new[] { 1.0, double.NaN, 3, double.PositiveInfinity, 2 }.Index()) history.OnEpochEnd(epoch, new Logs { { "loss", loss } });
        history.Plot(folder["nan.png"]);
        using var picture = new Picture(folder["nan.png"]);
        Assert.That(picture.Has(Blue));
    }

    [Test]
    public void WritesSvg()
    {
        History(10, validation: true).Plot(folder["history.svg"], title: "Lecture 3");
        Assert.That(Picture.TextsOf(folder["history.svg"]), Is.SupersetOf(new[] { "loss", "accuracy", "training", "validation", "Lecture 3", "epoch" }));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => new History().Plot(folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("History.Plot: the history has no epochs yet. Received: "));
        Assert.That(() => History(2, validation: false).Plot(folder["x.gif"]), Throws.ArgumentException.With.Message.StartsWith("History.Plot: pictures are written as png, jpg, webp or svg, which the name ends in. Received: file=\""));
        Assert.That(() => History(2, validation: false).Plot(folder["x.png"], metrics: ["acc"]), Throws.ArgumentException.With.Message.StartsWith("History.Plot: `metrics` must be of \"loss\", \"accuracy\". Received: \"acc\""));
        Assert.That(() => History(2, validation: false).Plot(folder["x.png"], theme: "blue"), Throws.ArgumentException.With.Message.StartsWith("History.Plot: `theme` must be one of \"light\", \"dark\". Received: theme=\"blue\""));
        Assert.That(() => History(2, validation: false).Plot(folder["x.png"], width: 10), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("History.Plot: a picture has 50 to 16000 pixels on each side. Received: width=10"));
    }

    internal static History History(int epochs, bool validation)
    {
        var history = new History();
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            var logs = new Logs { { "loss", 2.3 * Math.Exp(-0.4 * epoch) + 0.05 }, { "accuracy", 1 - 0.9 * Math.Exp(-0.5 * epoch) } };
            if (validation)
            {
                logs.Add("val_loss", 2.2 * Math.Exp(-0.4 * epoch) + 0.12 + 0.01 * epoch);
                logs.Add("val_accuracy", 0.97 - 0.85 * Math.Exp(-0.5 * epoch));
            }
            history.OnEpochEnd(epoch, logs);
        }
        return history;
    }
}
