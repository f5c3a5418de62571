using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>The boxes that are erased, and what they are filled with.</summary>
[TestFixture]
public class RandomErasingTests
{
    const int Many = 2000, Size = 40;

    [Test]
    public void BoxesHaveTheSizesAskedFor()
    {
        using var scope = torch.NewDisposeScope();
        var erased = new RandomErasing((1, 1), (0.04, 0.25), fillValue: 0, seed: 1).Apply(torch.ones(Many, Size, Size, 1), training: true).eq(0).view(Many, Size, Size);
        var (rows, columns) = (erased.any(2).sum(1).to(torch.float32), erased.any(1).sum(1).to(torch.float32));
        Assert.That(erased.sum([1L, 2]), Close.To(rows * columns, 0, 0), "each is a box");
        foreach (var side in new[] { rows, columns })
        {
            // The side is the root of a uniform number, from 0.2 to 0.5: its mean is 2/3 (0.5³ − 0.2³) / (0.25 − 0.04).
            Assert.That(side.min().item<float>(), Is.GreaterThanOrEqualTo(0.2 * Size));
            Assert.That(side.max().item<float>(), Is.LessThanOrEqualTo(0.5 * Size));
            Assert.That(side.mean().item<float>() / Size, Is.EqualTo(2.0 / 3 * (0.125 - 0.008) / 0.21).Within(0.01));
        }
        Assert.That(rows.ne(columns).to(torch.float32).mean().item<float>(), Is.GreaterThan(0.7f), "sides are drawn by themselves");
        Assert.That(erased.to(torch.float32).mean([0L]).narrow(0, 0, 20).mean().item<float>(), Is.EqualTo(erased.to(torch.float32).mean([0L]).narrow(0, 20, 20).mean().item<float>()).Within(0.02), "anywhere");
    }

    [Test]
    public void ProbabilityIsDrawnFirst()
    {
        using var scope = torch.NewDisposeScope();
        var erased = new RandomErasing(0.6, fillValue: 0, seed: 1).Apply(torch.ones(Many, 8, 8, 1), training: true).eq(0).view(Many, -1).any(1);
        Assert.That(erased.to(torch.float32).mean().item<float>(), Is.EqualTo(0.3).Within(5 * 0.46 / Math.Sqrt(Many)));
    }

    [Test]
    public void NoiseIsNormalAndClipped()
    {
        using var scope = torch.NewDisposeScope();
        var y = new RandomErasing((1, 1), (1, 1), valueRange: (-100, 100), seed: 1).Apply(torch.zeros(4, 50, 50, 3), training: true);
        Assert.That(y.abs().max().item<float>(), Is.EqualTo(100));
        Assert.That(y.eq(100).to(torch.float32).mean().item<float>(), Is.EqualTo(0.1587).Within(0.01), "above one deviation");
        Assert.That(y.mean().item<float>(), Is.EqualTo(0).Within(2));
    }

    [Test]
    public void AColourFillsEachChannel()
    {
        using var scope = torch.NewDisposeScope();
        var y = new RandomErasing((1, 1), (1, 1), fillValue: [10, 20, 300]).Apply(torch.zeros(2, 3, 3, 3), training: true);
        Assert.That(y, Close.To(torch.tensor(new float[] { 10, 20, 255 }).expand(2, 3, 3, 3), 0, 0), "brought into the value range");
    }

    [Test]
    public void TheColourHasOneOrThreeNumbers() =>
        Assert.That(() => new RandomErasing(fillValue: [1, 2]), Throws.ArgumentException.With.Message.StartsWith("RandomErasing: `fillValue` must be a number or three of them. Received: fillValue=[1.0, 2.0]"));
}
