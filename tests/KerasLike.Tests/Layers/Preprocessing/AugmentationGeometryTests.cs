using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Where layers that move pixels move them, with ranges of one value so that nothing is random: Keras's conventions, pixel by pixel.</summary>
[TestFixture]
public class AugmentationGeometryTests
{
    // Of a plane: x' = a0 x + a1 y + a2, y' = b0 x + b1 y + b2.
    static IEnumerable<TestCaseData> Maps()
    {
        const int height = 5, width = 6;
        foreach (var (fill, interpolation) in from f in new[] { "reflect", "wrap", "constant", "nearest" } from i in new[] { "bilinear", "nearest" } select (f, i))
        {
            TestCaseData Case(Layer layer, params double[] map) => new TestCaseData(layer, map, fill, interpolation).SetArgDisplayNames(layer.GetType().Name, fill, interpolation);
            var (sin, cos) = Math.SinCos(2 * Math.PI * 0.07);
            yield return Case(new RandomRotation((0.07, 0.07), fill, interpolation, fillValue: 9), cos, -sin, 2.5 - 2.5 * cos + 2 * sin, sin, cos, 2 - 2.5 * sin - 2 * cos);
            yield return Case(new RandomZoom((0.3, 0.3), (-0.45, -0.45), fill, interpolation, fillValue: 9), 0.55, 0, 2.5 * 0.45, 0, 1.3, 2 * -0.3);
            yield return Case(new RandomTranslation((0.33, 0.33), (-0.41, -0.41), fill, interpolation, fillValue: 9), 1, 0, 0.41 * width, 0, 1, -0.33 * height);
        }
    }

    [TestCaseSource(nameof(Maps))]
    public void ReadsWhereKerasReads(Layer layer, double[] map, string fill, string interpolation)
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(2, 5, 6, 3);
        Assert.That(layer.Apply(images, training: true), Close.To(Reference(images, (x, y) => (map[0] * x + map[1] * y + map[2], map[3] * x + map[4] * y + map[5]), fill, interpolation)));
    }

    [TestCase(0.3, 0.0), TestCase(0.0, 0.2), TestCase(0.4, 0.1)]
    public void ShearReadsAlongSlantedLinesInEitherDirection(double x, double y)
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(16, 5, 6, 1);
        var sheared = new RandomShear((x, x), (y, y), fillMode: "constant", seed: 2).Apply(images, training: true);
        Tensor Slanted(int sign) => Reference(images, (i, j) => (i + sign * x * j, j + sign * y * i), "constant", "bilinear", 0);
        var (there, back) = (Slanted(1), Slanted(-1));
        var signs = Enumerable.Range(0, 16).Select(i => sheared[i].sub(there[i]).abs().max().item<float>() < 1e-4 ? 1 : sheared[i].sub(back[i]).abs().max().item<float>() < 1e-4 ? -1 : 0).ToList();
        Assert.That(signs, Does.Not.Contain(0).And.Contain(1).And.Contain(-1));
    }

    [Test]
    public void AQuarterTurnIsExact()
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(2, 6, 6, 3);
        Assert.That(new RandomRotation((0.25, 0.25), fillMode: "nearest").Apply(images, training: true), Close.To(images.rot90(1, (1, 2))), "the top goes left");
        Assert.That(new RandomRotation((-0.25, -0.25), interpolation: "nearest").Apply(images, training: true), Close.To(images.rot90(-1, (1, 2)), 0, 0));
        Assert.That(new RandomRotation((0.5, 0.5)).Apply(images, training: true), Close.To(images.flip(1, 2)));
    }

    [TestCase("constant", new float[] { 7, 7, 0, 1 }), TestCase("nearest", new float[] { 0, 0, 0, 1 }), TestCase("wrap", new float[] { 2, 3, 0, 1 }), TestCase("reflect", new float[] { 1, 0, 0, 1 })]
    public void AWholePixelIsMovedExactly(string fill, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var row = torch.arange(4, torch.float32).view(1, 1, 4, 1);
        Assert.That(new RandomTranslation((0, 0), (0.5, 0.5), fill, fillValue: 7).Apply(row, training: true).flatten(), Close.To(torch.tensor(expected), 0, 0));
    }

    static IEnumerable<Layer> Idle =>
    [
        new RandomRotation(0.0), new RandomZoom(0.0), new RandomTranslation(0.0, 0.0, "wrap"), new RandomShear(), new RandomLensDistortion(0.0), new RandomPerspective(scale: 0),
        new RandomPerspective(factor: 0.0), new RandomElasticTransform(scale: 0.0, valueRange: (-10, 10)), new RandomElasticTransform(factor: 0.0, valueRange: (-10, 10)),
    ];

    [TestCaseSource(nameof(Idle))]
    public void NothingToDoLeavesEachBitAlone(Layer layer)
    {
        using var scope = torch.NewDisposeScope();
        var images = torch.randn(2, 7, 5, 3);
        Assert.That(layer.Apply(images, training: true), Close.To(images, 0, 0));
    }

    [Test]
    public void PerspectiveTakesTheCornersWhereItShould()
    {
        using var scope = torch.NewDisposeScope();
        var map = PlaneMap.OfCorners((0, 0), (9, 1), (-1, 5), (8, 7), right: 7, bottom: 6);
        (double, double) Go(double x, double y) => ((map.A0 * x + map.A1 * y + map.A2) / (map.C0 * x + map.C1 * y + 1), (map.B0 * x + map.B1 * y + map.B2) / (map.C0 * x + map.C1 * y + 1));
        foreach (var (from, to) in new[] { ((0, 0), (0, 0)), ((9, 1), (7, 0)), ((-1, 5), (0, 6)), ((8, 7), (7, 6)) })
        {
            var (x, y) = Go(from.Item1, from.Item2);
            Assert.That((x, y), Is.EqualTo(((double)to.Item1, (double)to.Item2)).Using<(double X, double Y)>((a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-9));
        }
    }

    [Test]
    public void PerspectiveKeepsTheFirstCornerAndBendsAllElse()
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(8, 12, 12, 1);
        var seen = new RandomPerspective((1, 1), scale: 0.5, seed: 1).Apply(images, training: true);
        Assert.That(seen.narrow(1, 0, 1).narrow(2, 0, 1), Close.To(images.narrow(1, 0, 1).narrow(2, 0, 1)));
        Assert.That(seen.sub(images).abs().mean([1L, 2, 3]).min().item<float>(), Is.GreaterThan(0.05f));
    }

    [Test]
    public void ALensBendsAsItsFormulaSays()
    {
        using var scope = torch.NewDisposeScope();
        var images = Images(2, 7, 9, 2);
        (double, double) Bend(double x, double y)
        {
            var (dx, dy) = (x - 4, y - 3);
            var square = (dx * dx + dy * dy) / (4 * 4 + 3 * 3);
            return (x + dx * (0.3 * square + 0.1 * square * square), y + dy * (0.3 * square + 0.1 * square * square));
        }
        Assert.That(new RandomLensDistortion((0.3, 0.3), (0.1, 0.1), "constant", fillValue: 9).Apply(images, training: true), Close.To(Reference(images, Bend, "constant", "bilinear")));
    }

    [Test]
    public void AnElasticFieldIsSmoothAndOfTheStrengthAskedFor()
    {
        using var scope = torch.NewDisposeScope();
        // The picture is its own columns, so that what is read is the place itself.
        var columns = torch.arange(64, torch.float32).view(1, 1, 64, 1).expand(8, 64, 64, 1);
        var shift = new RandomElasticTransform((1, 1), (1, 1), fillMode: "nearest", seed: 4).Apply(columns, training: true).sub(columns).slice(2, 16, 48, 1);
        // Keras's numbers at strength 1: noise of deviation σ = 3.2, blurred by a Gaussian of σ, times 6.4: 6.4 σ / (2 √π σ) = 1.8.
        Assert.That(shift.std().item<float>(), Is.EqualTo(1.8).Within(0.4));
        Assert.That(shift.diff(dim: 2).std().item<float>(), Is.EqualTo(1.8 / 3.2 / Math.Sqrt(2)).Within(0.12), "neighbours move alike");
    }

    /// <summary>Values like those of a picture, all different.</summary>
    static Tensor Images(long batch, long height, long width, long channels) => torch.arange(batch * height * width * channels, torch.float32).mul(0.37f).sin().reshape(batch, height, width, channels);

    // The definition, one pixel at a time.
    static Tensor Reference(Tensor images, Func<double, double, (double X, double Y)> map, string fill, string interpolation, double fillValue = 9)
    {
        var (height, width) = ((int)images.size(1), (int)images.size(2));
        var source = images.data<float>().ToArray();
        var channels = (int)images.size(3);
        var output = new float[source.Length];
        int? Index(int i, int size) => fill switch
        {
            "constant" => i < 0 || i >= size ? null : i,
            "nearest" => Math.Clamp(i, 0, size - 1),
            "wrap" => ((i % size) + size) % size,
            _ => ((i % (2 * size)) + 2 * size) % (2 * size) is var r && r < size ? r : 2 * size - 1 - r,
        };
        double Pixel(long image, int y, int x, int channel) => Index(y, height) is int row && Index(x, width) is int column ? source[((image * height + row) * width + column) * channels + channel] : fillValue;
        for (int i = 0; i < output.Length; i++)
        {
            var (channel, column, row, image) = (i % channels, i / channels % width, i / channels / width % height, i / channels / width / height);
            var (x, y) = map(column, row);
            if (interpolation == "nearest") output[i] = (float)Pixel(image, (int)Math.Round(y), (int)Math.Round(x), channel);
            else
            {
                var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
                var (right, down) = (x - left, y - top);
                output[i] = (float)((1 - down) * ((1 - right) * Pixel(image, top, left, channel) + right * Pixel(image, top, left + 1, channel))
                    + down * ((1 - right) * Pixel(image, top + 1, left, channel) + right * Pixel(image, top + 1, left + 1, channel)));
            }
        }
        return torch.tensor(output).reshape(images.shape);
    }
}
