using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Regularization;

/// <summary>How much is dropped, what becomes of the rest, and when.</summary>
[TestFixture]
public class DropoutTests
{
    [TestCase(0.1), TestCase(0.5), TestCase(0.9)]
    public void DropsItsShareAndScalesTheRest(double rate)
    {
        using var scope = torch.NewDisposeScope();
        var y = new Dropout(rate, seed: 1).Apply(torch.ones(1000, 100), training: true);
        var kept = y.ne(0);
        Assert.That(kept.to(torch.float64).mean().item<double>(), Is.EqualTo(1 - rate).Within(5 * Math.Sqrt(rate * (1 - rate) / 100_000)), "within five standard errors");
        Assert.That(y[kept], Close.To(torch.full(kept.sum().item<long>(), (float)(1 / (1 - rate)))));
    }

    [Test]
    public void EachCallDropsOthers()
    {
        var layer = new Dropout(0.5, seed: 1);
        Assert.That(layer.Apply(torch.ones(50, 50), training: true).sub(layer.Apply(torch.ones(50, 50), training: true)).abs().sum().item<float>(), Is.GreaterThan(0));
    }

    [Test]
    public void TheSameSeedDropsTheSame() =>
        Assert.That(new Dropout(0.5, seed: 3).Apply(torch.ones(50, 50), training: true), Close.To(new Dropout(0.5, seed: 3).Apply(torch.ones(50, 50), training: true), 0, 0));

    [Test]
    public void PredictionDropsNothing() => Assert.That(new Dropout(0.5).Apply(torch.ones(5, 5)), Close.To(torch.ones(5, 5)));

    [TestCase(0.0, 1f), TestCase(1.0, 0f)]
    public void NothingOrAllIsDroppedAtTheEnds(double rate, float expected) => Assert.That(new Dropout(rate).Apply(torch.ones(20, 20), training: true), Close.To(torch.full(20, 20, expected)));

    [Test]
    public void TheNoiseShapeDropsTogether()
    {
        var y = new Dropout(0.5, noiseShape: (null, 1, null), seed: 1).Apply(torch.ones(8, 30, 4), training: true);
        Assert.That(y, Close.To(y.narrow(1, 0, 1).expand(8, 30, 4)));
        Assert.That(y.mean([1L]).unique().output.numel(), Is.EqualTo(2));
    }

    [TestCase(1.5, "1.5"), TestCase(-0.1, "-0.1")]
    public void TheRateIsAFraction(double rate, string shown) =>
        Assert.That(() => new Dropout(rate), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith($"Dropout: `rate` must be between 0 and 1. Received: rate={shown}"));
}
