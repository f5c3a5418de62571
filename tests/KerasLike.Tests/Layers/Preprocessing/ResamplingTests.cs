using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Resizing against its definition: each new pixel is a weighted mean of the old ones around its place.</summary>
[TestFixture]
public class ResamplingTests
{
    // The kernels, with the parameter of cubic ones that libtorch takes, and how far they reach.
    static (Func<double, double> Kernel, double Reach) KernelOf(string interpolation, bool antialias) => interpolation switch
    {
        "bilinear" => (x => Math.Max(0, 1 - Math.Abs(x)), 1),
        "bicubic" => (x => Cubic(Math.Abs(x), antialias ? -0.5 : -0.75), 2),
        "lanczos3" => (x => Lanczos(x, 3), 3),
        _ => (x => Lanczos(x, 5), 5),
    };

    static double Cubic(double x, double a) => x < 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : x < 2 ? ((x - 5) * x + 8) * x * a - 4 * a : 0;

    static double Lanczos(double x, int radius) => x == 0 ? 1 : Math.Abs(x) >= radius ? 0 : Sinc(x) * Sinc(x / radius);

    static double Sinc(double x) => Math.Sin(Math.PI * x) / (Math.PI * x);

    static Tensor Weights(int from, int to, string interpolation, bool antialias)
    {
        var (kernel, reach) = KernelOf(interpolation, antialias);
        var step = (double)from / to;
        var stretch = antialias ? Math.Max(1, step) : 1;
        // Without antialiasing bilinear and bicubic repeat the border's pixels; the others leave out what is not there.
        var repeats = !antialias && !interpolation.StartsWith("lanczos", StringComparison.Ordinal);
        var weights = new double[to, from];
        for (int i = 0; i < to; i++)
        {
            var place = (i + 0.5) * step - 0.5;
            var outside = repeats ? (int)reach : 0;
            for (int j = -outside; j < from + outside; j++) weights[i, Math.Clamp(j, 0, from - 1)] += kernel((place - j) / stretch);
            var sum = Enumerable.Range(0, from).Sum(j => weights[i, j]);
            for (int j = 0; j < from; j++) weights[i, j] /= sum;
        }
        return ((Tensors)weights).Single;
    }

    [Test]
    public void IsAWeightedMeanOfTheOldPixels([Values("bilinear", "bicubic", "lanczos3", "lanczos5")] string interpolation, [Values] bool antialias, [Values(3, 6, 11)] int height, [Values(4, 15)] int width)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 6, 9, 3);
        var expected = torch.einsum("yh,nhwc,xw->nyxc", Weights(6, height, interpolation, antialias).@float(), x, Weights(9, width, interpolation, antialias).@float());
        Assert.That(new Resizing(height, width, interpolation, antialias: antialias).Apply(x), Close.To(expected));
        var first = new Resizing(height, width, interpolation, antialias: antialias, dataFormat: "channels_first").Apply(x.permute(0, 3, 1, 2));
        Assert.That(first, Close.To(expected.permute(0, 3, 1, 2)), "channels_first");
        Assert.That(new Resizing(height, width, interpolation, antialias: antialias).Apply(x[0]), Close.To(expected[0]), "one image");
    }
}
