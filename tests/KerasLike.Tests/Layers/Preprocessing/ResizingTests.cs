using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Resizing against its definition: each new pixel is a weighted mean of the old ones around its place.</summary>
[TestFixture]
public class ResizingTests
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

    [Test]
    public void NearestTakesThePixelAtTheMiddle()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.arange(16f).reshape(1, 4, 4, 1);
        Assert.That(new Resizing(2, 2, "nearest").Apply(x).flatten(), Close.To(torch.tensor(new[] { 5f, 7, 13, 15 })));
        Assert.That(new Resizing(4, 4, "nearest").Apply(torch.arange(4f).reshape(1, 2, 2, 1)).flatten(), Close.To(torch.tensor(new[] { 0f, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3 })));
        Assert.That(new Resizing(2, 2, "nearest", antialias: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 5f, 7, 13, 15 })), "antialias has no effect");
    }

    [Test]
    public void CropsToTheAspectRatio()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.arange(16f).reshape(1, 4, 4, 1);
        Assert.That(new Resizing(4, 2, "nearest", cropToAspectRatio: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 1f, 2, 5, 6, 9, 10, 13, 14 })));
        Assert.That(new Resizing(2, 4, "nearest", cropToAspectRatio: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 4f, 5, 6, 7, 8, 9, 10, 11 })));
    }

    [Test]
    public void PadsToTheAspectRatio()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(1, 2, 4, 1, dtype: torch.uint8);
        var y = new Resizing(4, 4, "nearest", padToAspectRatio: true, fillValue: 7).Apply(x);
        Assert.That(y.dtype, Is.EqualTo(torch.uint8));
        Assert.That(y.flatten(), Close.To(torch.tensor(new[] { 7f, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7 })));
        Assert.That(new Resizing(2, 4, "nearest", padToAspectRatio: true, fillValue: -1).Apply(torch.zeros(1, 2, 2, 1)).flatten(), Close.To(torch.tensor(new[] { -1f, 0, 0, -1, -1, 0, 0, -1 })));
    }

    [TestCase("bilinear")]
    [TestCase("bicubic")]
    [TestCase("lanczos5")]
    public void IntegersAreRoundedAndStayInTheirRange(string interpolation)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new byte[] { 0, 255, 255, 0, 0, 255 }).reshape(1, 1, 6, 1);
        var expected = new Resizing(1, 13, interpolation).Apply(x.@float()).round().clamp(0, 255);
        var y = new Resizing(1, 13, interpolation).Apply(x);
        Assert.That(y.dtype, Is.EqualTo(torch.uint8));
        Assert.That(y, Close.To(expected));
    }

    [Test]
    public void ResizesInAModelOfUnknownSizes()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Resizing(4, 5, inputShape: (null, null, 2)), new CenterCrop(3, 3), new Conv2D(2, 3), new Rescaling(0.5)]);
        Assert.That(model.OutputShape, Is.EqualTo((Shape)(null, 1, 1, 2)));
        foreach (var size in new[] { 6L, 9 }) Assert.That(model.Predict(torch.randn(2, size, size + 1, 2), verbose: 0).shape, Is.EqualTo(new long[] { 2, 1, 1, 2 }));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Resizing(0, 2), "Resizing: `height` must be positive. Received: height=0"),
        Mistake(() => new Resizing(2, 2, "cubic"), "Resizing: `interpolation` must be one of \"bilinear\", \"nearest\", \"bicubic\", \"lanczos3\", \"lanczos5\". Received: interpolation=\"cubic\""),
        Mistake(() => new Resizing(2, 2, cropToAspectRatio: true, padToAspectRatio: true), "Resizing: only one of `cropToAspectRatio` and `padToAspectRatio` can be true. Received: cropToAspectRatio=True, padToAspectRatio=True"),
        Mistake(() => new Resizing(2, 2, fillMode: "wrap"), "Resizing: `fillMode` must be one of \"constant\". Received: fillMode=\"wrap\""),
        Mistake(() => new Resizing(2, 2, dataFormat: "nchw"), "Resizing: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"nchw\""),
        Mistake(() => new Resizing(2, 2, name: "r").Apply(torch.zeros(4, 4)), "Resizing \"r\": expected at least 3 axes. Received: shape (4, 4). Images are (height, width, channels), and a batch of them has one axis more."),
        Mistake(() => new CenterCrop(2, -1), "CenterCrop: `width` must be positive. Received: width=-1"),
        Mistake(() => new Rescaling(2, dtype: "int32"), "Rescaling: `dtype` must be a floating-point type. Received: dtype=\"int32\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
