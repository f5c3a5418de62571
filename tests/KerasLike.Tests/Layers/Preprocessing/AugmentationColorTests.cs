using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What layers that change values make of them, with ranges of one value so that nothing is random.</summary>
[TestFixture]
public class AugmentationColorTests
{
    static Tensor Pixels(params float[] values) => torch.tensor(values).view(1, 1, -1, 3);

    static IEnumerable<TestCaseData> Values()
    {
        TestCaseData Case(Layer layer, float[] before, float[] after, string what) => new TestCaseData(layer, before, after).SetArgDisplayNames($"{layer}", what);
        yield return Case(new RandomBrightness((0.2, 0.2)), [0, 100, 250], [51, 151, 255], "clipped");
        yield return Case(new RandomBrightness((-0.5, -0.5), (0, 1)), [0.2f, 0.7f, 1], [0, 0.2f, 0.5f], "darker");
        yield return Case(new RandomContrast((-0.5, 0.5)), [10, 0, 100, 30, 0, 200], [5, 0, 75, 35, 0, 225], "each channel by itself");
        yield return Case(new RandomHue((1, 1)), [200, 0, 0, 0, 50, 50, 7, 7, 7], [0, 200, 200, 50, 0, 0, 7, 7, 7], "half way round");
        yield return Case(new RandomHue((0, 0)), [200, 30, 0, 12, 50, 255, 7, 7, 7], [200, 30, 0, 12, 50, 255, 7, 7, 7], "there and back");
        yield return Case(new RandomSaturation((0, 0)), [200, 30, 0, 12, 50, 255], [200, 200, 200, 255, 255, 255], "grey of the same value");
        yield return Case(new RandomSaturation((0.5, 0.5)), [200, 30, 10, 12, 50, 255], [200, 30, 10, 12, 50, 255], "as it was");
        yield return Case(new RandomSaturation((1, 1), (0, 1)), [0.8f, 0.4f, 0.4f], [0.8f, 0, 0], "pure");
        yield return Case(new RandomColorDegeneration((1, 1)), [100, 0, 0, 0, 100, 0, 0, 0, 100], [29.89f, 29.89f, 29.89f, 58.7f, 58.7f, 58.7f, 11.4f, 11.4f, 11.4f], "grey");
        yield return Case(new RandomColorDegeneration((0.5, 0.5)), [100, 0, 50], [0.5f * 135.59f, 0.5f * 35.59f, 0.5f * 85.59f], "half");
        yield return Case(new RandomGrayscale(1.0), [100, 0, 0], [29.89f, 29.89f, 29.89f], "grey");
        yield return Case(new RandomInvert((1, 1)), [0, 100, 255], [255, 155, 0], "negative");
        yield return Case(new RandomInvert((1, 1), (0, 1)), [0, 0.25f, 1], [1, 0.75f, 0], "negative of 0 to 1");
        yield return Case(new RandomPosterization((3, 3)), [0, 31, 32, 130, 254, 255], [0, 0, 32, 128, 224, 224], "three bits");
        yield return Case(new RandomPosterization((1, 1), (0, 1)), [0, 0.5f, 1], [0, 0, 128 / 255f], "one bit of 0 to 1");
        yield return Case(new RandomPosterization((8, 8)), [0, 31, 255], [0, 31, 255], "all bits");
        yield return Case(new Solarization(), [0, 100, 255], [255, 155, 0], "all");
        yield return Case(new Solarization(valueRange: (0, 1)), [0, 0.4f, 1], [1, 0.6f, 0], "all of 0 to 1");
        yield return Case(new AutoContrast(), [10, 5, 7, 60, 5, 9, 20, 5, 8], [0, 5, 0, 255, 5, 255, 51, 5, 127.5f], "each channel by itself, a flat one as it was");
        yield return Case(new AutoContrast((0, 1)), [0.2f, 0.5f, 0, 0.4f, 0.5f, 0.5f], [0, 0.5f, 0, 1, 0.5f, 1], "0 to 1");
        yield return Case(new RandomColorJitter(brightnessFactor: (0.2, 0.2), contrastFactor: (-0.5, 0.5)), [10, 0, 100, 30, 0, 200], [56, 51, 126, 86, 51, 255], "one after the other");
        yield return Case(new RandomColorJitter(), [10, 0, 100], [10, 0, 100], "nothing");
    }

    [TestCaseSource(nameof(Values))]
    public void GivesKerassValues(Layer layer, float[] before, float[] after)
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(layer.Apply(Pixels(before), training: true), Close.To(Pixels(after)));
    }

    // 5/13 of a pixel and 1/13 of its neighbours, zeros around: a point of 130 spreads to 50 and 10.
    [TestCase(0.0, 50f, 10f), TestCase(0.25, 90f, 5f), TestCase(0.5, 130f, 0f), TestCase(0.75, 170f, 0f)]
    public void SharpnessSpreadsOrGathersAPoint(double factor, float middle, float around)
    {
        using var scope = torch.NewDisposeScope();
        var point = torch.zeros(1, 3, 3, 1);
        point[0, 1, 1, 0] = 130;
        var expected = torch.full(1, 3, 3, 1, around);
        expected[0, 1, 1, 0] = middle;
        Assert.That(new RandomSharpness((factor, factor)).Apply(point, training: true), Close.To(expected));
    }

    [TestCase(3, 3), TestCase(5, 3)]
    public void BlurIsAGaussianProduct(int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var point = torch.zeros(1, 7, 7, 2);
        point[0, 3, 3] = 100;
        double Weight(int distance, int size) => Math.Abs(distance) > size / 2 ? 0 : Math.Exp(-0.5 * distance * distance / 0.49) / Enumerable.Range(-(size / 2), size).Sum(i => Math.Exp(-0.5 * i * i / 0.49));
        var expected = new float[7, 7];
        for (int y = 0; y < 7; y++)
            for (int x = 0; x < 7; x++) expected[y, x] = (float)(100 * Weight(y - 3, height) * Weight(x - 3, width));
        Assert.That(new RandomGaussianBlur((1, 1), (height, width), (0.7, 0.7)).Apply(point, training: true), Close.To(torch.tensor(expected).view(1, 7, 7, 1).expand(1, 7, 7, 2), 1e-4, 1e-3));
    }

    [TestCase(256), TestCase(16)]
    public void EqualizationFollowsTheHistogramOfTheBatch(int bins)
    {
        using var scope = torch.NewDisposeScope();
        var pictures = AugmentationSamples.Pictures();
        pictures.narrow(3, 2, 1).fill_(9); // a channel of one value stays
        var values = pictures.permute(3, 0, 1, 2).contiguous().data<float>().ToArray();
        var (perChannel, expected) = (values.Length / 3, new float[values.Length]);
        for (int channel = 0; channel < 3; channel++)
        {
            var mine = values.Skip(channel * perChannel).Take(perChannel).ToArray();
            var histogram = new long[bins];
            foreach (var value in mine) histogram[(int)(value * (bins - 1) / 255)]++;
            var sums = new long[bins];
            for (int i = 0; i < bins; i++) sums[i] = histogram[i] + (i > 0 ? sums[i - 1] : 0);
            var first = sums.First(s => s > 0);
            for (int i = 0; i < perChannel; i++)
                expected[channel * perChannel + i] = channel == 2 ? mine[i] : MathF.Round((sums[(int)(mine[i] / 255f * (bins - 1))] - first) * 255f / (perChannel - first));
        }
        var equalized = new Equalization(bins: bins).Apply(pictures, training: true);
        Assert.That(equalized.permute(3, 0, 1, 2).flatten(), Close.To(torch.tensor(expected)));
        Assert.That(new Equalization((0, 1), bins).Apply(pictures / 255, training: true).mul(255).sub(equalized).abs().mean().item<float>(), Is.LessThan(2), "0 to 1");
    }

    [TestCase(4.0, 2, 3), TestCase(1.5, 1, 1), TestCase(0.0, 2, 2), TestCase(2.0, 16, 4)]
    public void EqualizationInTilesBlendsTheTablesAround(double limit, int rows, int columns)
    {
        using var scope = torch.NewDisposeScope();
        var pictures = AugmentationSamples.Pictures(2, 11, 13, 1);
        var layer = new ContrastLimitedAdaptiveHistogramEqualization(clipLimit: limit, tileGridSize: (rows, columns));
        Assert.That(layer.Apply(pictures, training: false), Close.To(Tiled(pictures, limit, rows, columns), 1e-4, 1e-3));
    }

    // The definition, one tile and one pixel at a time.
    static Tensor Tiled(Tensor pictures, double limit, int rows, int columns)
    {
        var (height, width, batch) = ((int)pictures.size(1), (int)pictures.size(2), (int)pictures.size(0));
        var (tall, wide) = ((height + rows - 1) / rows, (width + columns - 1) / columns);
        var pixels = pictures.data<float>().ToArray();
        int Mirror(int place, int size) => place % (2 * size) is var p && p < size ? p : 2 * size - 1 - p;
        int At(int image, int y, int x) => (int)pixels[(image * height + Mirror(y, height)) * width + Mirror(x, width)];
        var output = new float[pixels.Length];
        for (int image = 0; image < batch; image++)
        {
            double[] Table(int row, int column)
            {
                var histogram = new double[256];
                for (int y = row * tall; y < (row + 1) * tall; y++)
                    for (int x = column * wide; x < (column + 1) * wide; x++) histogram[At(image, y, x)]++;
                var most = limit * tall * wide / 256;
                if (limit > 0)
                {
                    var excess = histogram.Sum(h => Math.Max(h - most, 0));
                    histogram = Array.ConvertAll(histogram, h => Math.Min(h, most) + excess / 256);
                }
                for (int i = 1; i < 256; i++) histogram[i] += histogram[i - 1];
                var least = histogram[0];
                return Array.ConvertAll(histogram, h => Math.Clamp((h - least) * 255 / (tall * wide - least is 0 ? 1 : tall * wide - least), 0, 255));
            }
            var tables = Enumerable.Range(0, rows * columns).Select(i => Table(i / columns, i % columns)).ToArray();
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                {
                    var (v, h) = ((y - tall / 2.0) / tall, (x - wide / 2.0) / wide);
                    double Value(int down, int right) => tables[Math.Clamp((int)Math.Floor(v) + down, 0, rows - 1) * columns + Math.Clamp((int)Math.Floor(h) + right, 0, columns - 1)][At(image, y, x)];
                    var (q, p) = (v - Math.Floor(v), h - Math.Floor(h));
                    output[(image * height + y) * width + x] = (float)((1 - q) * ((1 - p) * Value(0, 0) + p * Value(0, 1)) + q * ((1 - p) * Value(1, 0) + p * Value(1, 1)));
                }
        }
        return torch.tensor(output).view(pictures.shape);
    }
}
