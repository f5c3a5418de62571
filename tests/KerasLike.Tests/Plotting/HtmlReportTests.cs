using System.Text.RegularExpressions;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Plotting;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Plotting;

/// <summary>Trainings as pages.</summary>
[TestFixture]
public class HtmlReportTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void HasEverythingInOneFile()
    {
        using var model = new Sequential([Keras.Input(shape: (8, 8, 1)), new Conv2D(4, 3, activation: "relu", name: "conv"), new Flatten(name: "flat"), new Dense(3, activation: "softmax", name: "head")], name: "small<1>");
        model.Compile("adam", "sparse_categorical_crossentropy", metrics: ["accuracy"]);
        var (x, y) = (torch.rand(60, 8, 8, 1), torch.arange(60) % 3);
        var history = model.Fit(x, y, epochs: 3, verbose: 0, validationSplit: 0.2);
        history.ToHtml(folder["report.html"], x, y, ["red", "green & blue", "other"], samples: 12);
        Picture.Keep(folder["report.html"]);

        var page = File.ReadAllText(folder["report.html"]);
        Assert.That(page, Does.StartWith("<!DOCTYPE html>").And.EndsWith("</html>\n"));
        Assert.That(page, Does.Contain("<h1>Training of small&lt;1&gt;</h1>").And.Contain("prefers-color-scheme: dark").And.Contain("<th>val_accuracy</th>").And.Contain("conv (Conv2D)").And.Contain("Total params: "));
        foreach (var text in new[] { "loss", "training", "validation", "epoch", "predicted class", "green &amp; blue" }) Assert.That(page, Does.Match($@"<text[^>]*>\s*{text}\s*</text>"), text);
        Assert.That(Regex.Count(page, "<svg"), Is.EqualTo(5), "curves and matrix in light and dark, and the model");
        Assert.That(Regex.Count(page, "data:image/png;base64,"), Is.EqualTo(2));
        var names = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.That(names, Is.Unique.And.SupersetOf(Regex.Matches(page, @"url\(#([^)]+)\)").Select(m => m.Groups[1].Value)), "pictures do not take each other's parts");
        Assert.That(Regex.Matches(page, "(src|href)=\"(?!data:|#)"), Is.Empty, "nothing from elsewhere");
    }

    [Test]
    public void NeedsNoModel()
    {
        HistoryPlotTests.History(5, validation: false).ToHtml(folder["plain.html"], title: "A training");
        var page = File.ReadAllText(folder["plain.html"]);
        Assert.That(page, Does.Contain("<h1>A training</h1>").And.Not.Contain("<h2>Model</h2>"));
        Assert.That(Regex.Count(page, "<svg"), Is.EqualTo(2));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        var history = HistoryPlotTests.History(2, validation: false);
        Assert.That(() => history.ToHtml(folder["x.html"], torch.zeros(2, 2)), Throws.ArgumentException.With.Message.StartsWith("History.ToHtml: data and its classes go together. Received: x without y"));
        Assert.That(() => history.ToHtml(folder["x.html"], torch.zeros(2, 2), new[] { 0, 1 }), Throws.ArgumentException.With.Message.StartsWith("History.ToHtml: predictions need the model that was trained. Received: a history that is not of Fit"));
        Assert.That(() => history.ToHtml(folder["x.html"], samples: -1), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("History.ToHtml: `samples` must not be negative. Received: samples=-1"));
    }
}
