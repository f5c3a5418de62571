using KerasLike.Layers;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>How often, and how far: what is drawn has Keras's distribution. Each bound is about five standard errors.</summary>
[TestFixture]
public class AugmentationStatisticsTests
{
    const int Many = 4000;

    // Every picture is the same, so that what differs was drawn.
    static Tensor Same(params float[] pixels) => torch.tensor(pixels).view(1, 1, -1, 1).expand(Many, 1, pixels.Length, 1);

    static double Share(Tensor which) => which.to(torch.float64).mean().item<double>();

    static void IsUniform(Tensor drawn, double low, double high)
    {
        var values = drawn.to(torch.float64).flatten();
        var error = (high - low) / Math.Sqrt(12) / Math.Sqrt(values.numel());
        Assert.That(values.min().item<double>(), Is.GreaterThanOrEqualTo(low - 1e-3).And.LessThan(low + 0.01 * (high - low)));
        Assert.That(values.max().item<double>(), Is.LessThanOrEqualTo(high + 1e-3).And.GreaterThan(high - 0.01 * (high - low)));
        Assert.That(values.mean().item<double>(), Is.EqualTo((low + high) / 2).Within(5 * error));
        Assert.That(values.std().item<double>(), Is.EqualTo((high - low) / Math.Sqrt(12)).Within(5 * error));
    }

    [TestCase("horizontal", new float[] { 2, 1, 4, 3 }), TestCase("vertical", new float[] { 3, 4, 1, 2 }), TestCase("horizontal_and_vertical", new float[] { 4, 3, 2, 1 })]
    public void HalfAreFlippedTheWholeWay(string mode, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new float[] { 1, 2, 3, 4 }).view(1, 2, 2, 1).expand(Many, 2, 2, 1);
        var y = new RandomFlip(mode, seed: 1).Apply(x, training: true).view(Many, 4);
        bool[] Are(float[] pixels) => [.. y.eq(torch.tensor(pixels)).all(1).data<bool>()];
        var (flipped, left) = (Are(expected), Are([1, 2, 3, 4]));
        Assert.That(flipped.Zip(left).All(p => p.First != p.Second), "each is flipped or left alone");
        Assert.That(flipped.Count(f => f) / (double)Many, Is.EqualTo(0.5).Within(5 * 0.5 / Math.Sqrt(Many)));
    }

    [Test]
    public void AnglesAreUniform()
    {
        using var scope = torch.NewDisposeScope();
        // Of two coordinates around the middle, the picture of the columns turns into sines and cosines.
        var columns = torch.arange(-1, 2, 1, torch.float32).view(1, 1, 3, 1).expand(Many, 3, 3, 1);
        var y = new RandomRotation((-0.1, 0.05), interpolation: "bilinear", fillMode: "nearest", seed: 2).Apply(columns, training: true);
        IsUniform(torch.atan2(y.select(1, 0).select(1, 1), y.select(1, 1).select(1, 2)) / (2 * Math.PI), -0.1, 0.05);
    }

    [Test]
    public void DistancesAreUniform()
    {
        using var scope = torch.NewDisposeScope();
        var ramp = torch.arange(100, torch.float32).view(1, 1, -1, 1).expand(Many, 1, 100, 1);
        IsUniform(50 - new RandomTranslation(0.0, 0.3, seed: 3).Apply(ramp, training: true).select(2, 50), -30, 30);
        IsUniform((90 - new RandomZoom((0, 0), (-0.4, 0), "nearest", seed: 3).Apply(ramp, training: true).select(2, 90)) / (90 - 49.5), 0, 0.4);
    }

    [Test]
    public void AZoomOfOneFactorKeepsProportions()
    {
        using var scope = torch.NewDisposeScope();
        var ramp = torch.arange(21, torch.float32).view(1, -1, 1, 1).expand(50, 21, 21, 1);
        Tensor Zoomed(Tensor x) => new RandomZoom(0.3, fillMode: "nearest", seed: 5).Apply(x, training: true);
        Assert.That(Zoomed(ramp), Golden.Close.To(Zoomed(ramp.transpose(1, 2)).transpose(1, 2), 0, 0));
    }

    [Test]
    public void ValuesAreUniform()
    {
        using var scope = torch.NewDisposeScope();
        IsUniform(new RandomBrightness(0.2, (0, 1), seed: 1).Apply(Same(0.5f), training: true) - 0.5, -0.2, 0.2);
        IsUniform(new RandomContrast(0.5, seed: 1).Apply(Same(90, 110), training: true).select(2, 1) - 100, 10, 15);
        IsUniform(new RandomContrast((0.2, 0.6), seed: 1).Apply(Same(90, 110), training: true).select(2, 1) - 100, 8, 16);
        IsUniform(new RandomSharpness(1.0, seed: 1).Apply(Same(0, 130, 0), training: true).select(2, 1), 50, 210);
        IsUniform(new RandomColorDegeneration(0.5, (-200, 200), seed: 1).Apply(torch.tensor(new float[] { 0, 0, 100 }).view(1, 1, 1, 3).expand(Many, 1, 1, 3), training: true).select(3, 0) / 11.4, -0.5, 0.5);
    }

    [Test]
    public void HueTurnsEitherWay()
    {
        using var scope = torch.NewDisposeScope();
        var red = torch.tensor(new float[] { 1, 0, 0 }).view(1, 1, 1, 3).expand(Many, 1, 1, 3);
        var y = new RandomHue(0.3, (0, 1), seed: 1).Apply(red, training: true).view(Many, 3);
        // Within a sixth of the rainbow red stays whole, and green or blue rises six times as fast.
        IsUniform((y.select(1, 1) - y.select(1, 2)) / 6, -0.15, 0.15);
    }

    [TestCase(1.0, 0.5), TestCase(0.4, 0.2)]
    public void AProbabilityIsDrawnFirst(double factor, double share)
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(Share(new RandomInvert(factor, seed: 4).Apply(Same(0), training: true).ne(0)), Is.EqualTo(share).Within(5 * 0.5 / Math.Sqrt(Many)));
        Assert.That(Share(new RandomGaussianBlur(factor, 3, (0.5, 0.5), seed: 4).Apply(Same(0, 90, 0), training: true).select(2, 0).ne(0)), Is.EqualTo(share).Within(5 * 0.5 / Math.Sqrt(Many)));
        Assert.That(Share(new RandomPerspective(factor, seed: 4).Apply(torch.arange(9, torch.float32).view(1, 3, 3, 1).expand(Many, 3, 3, 1), training: true).view(Many, 9).select(1, 8).ne(8)), Is.EqualTo(share).Within(5 * 0.5 / Math.Sqrt(Many)));
    }

    [Test]
    public void GreyIsAsLikelyAsSaid()
    {
        using var scope = torch.NewDisposeScope();
        var red = torch.tensor(new float[] { 1, 0, 0 }).view(1, 1, 1, 3).expand(Many, 1, 1, 3);
        Assert.That(Share(new RandomGrayscale(0.2, seed: 1).Apply(red, training: true).select(3, 2).ne(0)), Is.EqualTo(0.2).Within(5 * 0.4 / Math.Sqrt(Many)));
    }

    [Test]
    public void BitsAreAllButTheMost()
    {
        using var scope = torch.NewDisposeScope();
        var values = new RandomPosterization((2, 5), seed: 1).Apply(Same(255), training: true).flatten().data<float>().ToArray();
        Assert.That(values.Distinct().Order(), Is.EqualTo(new float[] { 192, 224, 240 }), "2, 3 or 4 bits");
        foreach (var value in new float[] { 192, 224, 240 }) Assert.That(values.Count(v => v == value) / (double)Many, Is.EqualTo(1 / 3.0).Within(5 * 0.5 / Math.Sqrt(Many)));
    }

    [Test]
    public void ThresholdsAreUniform()
    {
        using var scope = torch.NewDisposeScope();
        var y = new Solarization(thresholdFactor: 0.5, seed: 1).Apply(torch.arange(256, torch.float32).view(1, 1, -1, 1).expand(Many, 1, 256, 1), training: true);
        IsUniform(y.eq(torch.arange(256, torch.float32).view(1, 1, -1, 1)).sum(2).to(torch.float32), 0, 128);
        IsUniform(255 - new Solarization(additionFactor: 0.2, seed: 1).Apply(Same(10), training: true) - 10, 0, 51);
    }
}
