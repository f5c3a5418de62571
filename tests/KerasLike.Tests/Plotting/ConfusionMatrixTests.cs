using KerasLike.Plotting;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Plotting;

/// <summary>Confusion matrices.</summary>
[TestFixture]
public class ConfusionMatrixTests
{
    static readonly string[] Pets = ["cat", "dog", "fish"];

    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void CountsEachPair()
    {
        var counts = Pictures.ConfusionMatrix(new[] { 0, 0, 0, 1, 1, 2 }, new[] { 0, 0, 1, 1, 1, 0 }, folder["pets.svg"], Pets, title: "Pets");
        Assert.That(counts, Is.EqualTo(new long[,] { { 2, 1, 0 }, { 0, 2, 0 }, { 1, 0, 0 } }));
        Assert.That(Picture.TextsOf(folder["pets.svg"]), Is.EquivalentTo(new[] { "Pets", "cat", "dog", "fish", "cat", "dog", "fish", "true class", "predicted class", "2", "1", "2", "1" }));
    }

    [Test]
    public void TakesOneHotRowsAndProbabilities()
    {
        var counts = Pictures.ConfusionMatrix(Utils.ToCategorical(new[] { 0, 1, 2 }, 4), new float[,] { { 0.9f, 0.1f, 0, 0 }, { 0.2f, 0.3f, 0.5f, 0 }, { 0, 0, 1, 0 } }, folder["rows.png"]);
        Assert.That(counts, Is.EqualTo(new long[,] { { 1, 0, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 0 } }));
        Assert.That(Pictures.ConfusionMatrix(new[] { 0, 1, 1 }, new float[,] { { 0.2f }, { 0.9f }, { 0.4f } }, folder["two.png"]), Is.EqualTo(new long[,] { { 1, 0 }, { 1, 1 } }));
    }

    [TestCase(10, false, "light")]
    [TestCase(10, true, "dark")]
    [TestCase(20, false, "light")]
    [TestCase(100, false, "light")]
    public void IsDarkWhereManyAre(int classes, bool normalize, string theme)
    {
        var random = new Random(1);
        var truth = Enumerable.Range(0, 5000).Select(i => i % classes).ToArray();
        var guesses = truth.Select(t => random.NextDouble() < 0.9 ? t : random.Next(classes)).ToArray();
        var names = classes == 20 ? Enumerable.Range(0, classes).Select(i => $"a long name {i}").ToArray() : null;
        Pictures.ConfusionMatrix(truth, guesses, folder[$"{classes}{theme}.png"], names, normalize, theme: theme);

        using var picture = new Picture(folder[$"{classes}{theme}.png"]);
        Assert.That(picture.Size.Width, Is.InRange(600, 2600));
        Assert.That(picture.Ink(0.3, 0.1, 0.95, 0.7), Is.GreaterThan(0.05), "cells");
        Assert.That(picture.Ink(0.3, 0.93, 0.9, 1), Is.GreaterThan(0.002), "what columns are");
        Assert.That(picture.Ink(0, 0.2, 0.05, 0.8), Is.GreaterThan(0.002), "what rows are");
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => Pictures.ConfusionMatrix(new[] { 0, 1 }, new[] { 0 }, folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ConfusionMatrix: there must be a prediction for each target. Received: 2 targets, 1 predictions"));
        Assert.That(() => Pictures.ConfusionMatrix(new[] { 0, 3 }, new[] { 0, 1 }, folder["x.png"], Pets), Throws.ArgumentException.With.Message.StartsWith("Pictures.ConfusionMatrix: there must be a name for each of the 4 classes. Received: 3 in `classNames`"));
        Assert.That(() => Pictures.ConfusionMatrix(new[] { -1, 3 }, new[] { 0, 1 }, folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ConfusionMatrix: `yTrue` must be class numbers, from 0. Received: -1"));
        Assert.That(() => Pictures.ConfusionMatrix(torch.zeros(2, 2, 2), new[] { 0, 1 }, folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ConfusionMatrix: `yTrue` must be class numbers, or a row of probabilities for each sample. Received: shape (2, 2, 2)"));
        Assert.That(() => Pictures.ConfusionMatrix(new[] { 0, 5000 }, new[] { 0, 1 }, folder["x.png"]), Throws.ArgumentException.With.Message.StartsWith("Pictures.ConfusionMatrix: a matrix has at most 1000 classes. Received: 5001"));
    }
}
