using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>Which rates are tried, and what is noted.</summary>
[TestFixture]
public class LearningRateFinderTests
{
    static LearningRateFinder Try(Model model, LearningRateFinder finder, int epochs = 10)
    {
        model.Fit(Small.Counting(20), Small.Counting(20), batchSize: 2, epochs: epochs, verbose: 0, callbacks: [finder]);
        return finder;
    }

    [Test]
    public void TheRateGrowsExponentiallyFromTheFirstToTheLast()
    {
        var finder = Try(Small.Line(learningRate: 0.1), new(1e-6, 1e-4, steps: 21, divergence: null));
        Assert.That(finder.LearningRates, Has.Count.EqualTo(21));
        Assert.That((finder.LearningRates[0], finder.LearningRates[10], finder.LearningRates[20]), Is.EqualTo((1e-6, 1e-5, 1e-4)).Using<(double A, double B, double C)>((a, b) =>
            Math.Abs(a.A / b.A - 1) < 1e-9 && Math.Abs(a.B / b.B - 1) < 1e-9 && Math.Abs(a.C / b.C - 1) < 1e-9));
    }

    // With a rate near 0 the loss of each batch stays what it was.
    [Test]
    public void LossesAreThoseOfTheBatchesSmoothedWithoutBias()
    {
        var finder = new LearningRateFinder(1e-12, 1e-11, steps: 10, smoothing: 0.5, divergence: null);
        Small.Line(weight: 0).Fit(Small.Column(1, 1, 1, 1, 1), Small.Column(1, 2, 3, 2, 1), batchSize: 1, epochs: 2, shuffle: false, verbose: 0, callbacks: [finder]);
        Assert.That(finder.BatchLosses, Is.EqualTo(new double[] { 1, 4, 9, 4, 1, 1, 4, 9, 4, 1 }).Within(1e-6));
        Assert.That(finder.Losses.Take(3), Is.EqualTo(new[] { 1, (0.25 * 1 + 0.5 * 4) / 0.75, (0.125 * 1 + 0.25 * 4 + 0.5 * 9) / 0.875 }).Within(1e-6));
    }

    // (w − 3)²: the loss falls with rates from about 1/1000 and diverges above 1.
    [Test]
    public void TheSuggestionLiesOnTheFallAndTheTrialEndsWhereTheLossDiverges()
    {
        var model = Small.Line(weight: 0);
        var finder = new LearningRateFinder(1e-5, 100, steps: 100, smoothing: 0.9);
        model.Fit(Small.Column([.. Enumerable.Repeat(1f, 100)]), Small.Column([.. Enumerable.Repeat(3f, 100)]), batchSize: 1, verbose: 0, callbacks: [finder]);
        Assert.That(finder.Suggestion, Is.InRange(1e-3, 0.5));
        Assert.That(finder.Steepest, Is.InRange(1e-3, 0.5));
        Assert.That(finder.LearningRates[^1], Is.InRange(1, 50), "it ended early");
        Assert.That(Small.Weight(model), Is.Zero);
    }

    [Test]
    public void PrintsTheCurve()
    {
        Assert.That(new LearningRateFinder().ToString(), Is.EqualTo("No learning rate was tried yet."));
        var finder = Try(Small.Line(), new(1e-6, 1e-4, steps: 50));
        var lines = finder.ToString().TrimEnd('\n').Split('\n');
        Assert.That(lines[0], Is.EqualTo("learning rate   loss (smoothed)"));
        Assert.That(lines, Has.Length.EqualTo(26));
        Assert.That(lines[1], Does.Match(@"^ +1\.00e-06 +\d+\.\d{4}  █+$"));
    }
}
