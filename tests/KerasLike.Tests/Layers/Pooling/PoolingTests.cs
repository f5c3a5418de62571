using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Layers.Convolutional;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Pooling;

/// <summary>Pooling against its definition: the greatest or the mean of a window, where "same" pads with what does not count.</summary>
[TestFixture]
public class PoolingTests
{
    static readonly int[][] Sizes = [[9], [7, 8], [5, 4, 7]];

    static KerasLike.Layers.Pooling Make(bool max, int[] size, int[] strides, string padding, string? dataFormat = null)
    {
        var (window, step) = (new Dims(size), new Dims(strides));
        return (max, size.Length) switch
        {
            (true, 1) => new MaxPooling1D(window, step, padding, dataFormat),
            (true, 2) => new MaxPooling2D(window, step, padding, dataFormat),
            (true, _) => new MaxPooling3D(window, step, padding, dataFormat),
            (false, 1) => new AveragePooling1D(window, step, padding, dataFormat),
            (false, 2) => new AveragePooling2D(window, step, padding, dataFormat),
            _ => new AveragePooling3D(window, step, padding, dataFormat),
        };
    }

    static IEnumerable<TestCaseData> Grid() =>
        from padding in new[] { "valid", "same" }
        from max in new[] { true, false }
        from window in new (int[] Size, int[] Strides)[]
        {
            ([2], [2]), ([3], [2]), ([2], [1]), ([3], [1]), ([1], [2]), ([4], [3]),
            ([1, 2], [1, 1]), ([2, 2], [2, 2]), ([3, 3], [2, 2]), ([2, 3], [3, 3]), ([3, 2], [1, 2]), ([3, 3], [1, 1]), ([5, 5], [2, 2]),
            ([2, 2, 2], [2, 2, 2]), ([3, 2, 1], [1, 2, 2]), ([1, 3, 3], [1, 2, 2]), ([3, 3, 3], [1, 1, 1]),
        }
        select new TestCaseData(padding, max, window.Size, window.Strides);

    [TestCaseSource(nameof(Grid))]
    public void IsTheGreatestOrTheMeanOfTheWindow(string padding, bool max, int[] size, int[] strides)
    {
        using var scope = torch.NewDisposeScope();
        var spatial = Sizes[size.Length - 1];
        var x = torch.randn([2, .. spatial.Select(s => (long)s), 3]) - 2; // mostly negative: padding with zeros would show
        var layer = Make(max, size, strides, padding);
        var y = layer.Apply(x);
        Assert.That(y, Close.To(Reference.Pool(x, size, strides, padding, max ? v => v.Max() : v => v.Average())));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. spatial, 3])), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])), "the formula of the shape");
        Assert.That(y.is_contiguous(), "in memory as Keras shows it");
        var first = Make(max, size, strides, padding, "channels_first");
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(y.movedim([-1], [1])), "channels_first");
        Assert.That(first.Apply(x.movedim([-1], [1]).contiguous()), Close.To(y.movedim([-1], [1])), "channels_first in memory too");
    }

    static AdaptivePooling MakeAdaptive(bool max, int[] size, string? dataFormat = null) => (max, size.Length) switch
    {
        (true, 1) => new AdaptiveMaxPooling1D(new(size), dataFormat),
        (true, 2) => new AdaptiveMaxPooling2D(new(size), dataFormat),
        (true, _) => new AdaptiveMaxPooling3D(new(size), dataFormat),
        (false, 1) => new AdaptiveAveragePooling1D(new(size), dataFormat),
        (false, 2) => new AdaptiveAveragePooling2D(new(size), dataFormat),
        _ => new AdaptiveAveragePooling3D(new(size), dataFormat),
    };

    static readonly int[][] AdaptiveSizes = [[1], [4], [9], [12], [1, 1], [3, 5], [7, 2], [9, 8], [1, 1, 1], [2, 3, 4], [5, 4, 9]];

    [Test]
    public void AdaptivePoolingGivesTheSizeAskedFor([Values] bool max, [ValueSource(nameof(AdaptiveSizes))] int[] size)
    {
        using var scope = torch.NewDisposeScope();
        var spatial = Sizes[size.Length - 1];
        var x = torch.randn([2, .. spatial.Select(s => (long)s), 3]);
        var layer = MakeAdaptive(max, size);
        var y = layer.Apply(x);
        Assert.That(y, Close.To(Reference.PoolTo(x, size, max ? v => v.Max() : v => v.Average())));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. spatial.Select(_ => (int?)null), 3])), Is.EqualTo(new Shape([null, .. size, 3])), "whatever the input's size");
        Assert.That(y.is_contiguous(), "in memory as Keras shows it");
        Assert.That(MakeAdaptive(max, size, "channels_first").Apply(x.movedim([-1], [1])), Close.To(y.movedim([-1], [1])), "channels_first");
    }

    [Test]
    public void OneNumberStandsForAllAxes() => Assert.That(new AdaptiveAveragePooling3D(2).OutputSize, Is.EqualTo(new Dims(2, 2, 2)));

    [Test]
    public void TheStrideIsTheWindowUnlessSaid()
    {
        Assert.That(new MaxPooling2D().Apply(torch.zeros(1, 6, 6, 1)).shape, Is.EqualTo(new long[] { 1, 3, 3, 1 }));
        Assert.That(new AveragePooling1D(3).Apply(torch.zeros(1, 6, 1)).shape, Is.EqualTo(new long[] { 1, 2, 1 }));
    }

    // The lecture's overlapping pooling of AlexNet: windows of 3, a stride of 2.
    [Test]
    public void WindowsMayOverlap() => Assert.That(new MaxPooling2D(3, strides: 2).Apply(torch.zeros(1, 13, 13, 1)).shape, Is.EqualTo(new long[] { 1, 6, 6, 1 }));

    [Test]
    public void SizesMayBeUnknown() => Assert.That(new MaxPooling1D().ComputeOutputShape((null, null, 3)), Is.EqualTo(new Shape(null, null, 3)));

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new MaxPooling2D(0), "MaxPooling2D: `poolSize` must be at least 1 on every axis. Received: poolSize=0"),
        Mistake(() => new MaxPooling3D((2, 2)), "MaxPooling3D: `poolSize` must be an int or 3 ints. Received: poolSize=(2, 2)"),
        Mistake(() => new AveragePooling1D(2, strides: 0), "AveragePooling1D: `strides` must be at least 1 on every axis. Received: strides=0"),
        Mistake(() => new AveragePooling2D(2, padding: "full"), "AveragePooling2D: `padding` must be one of \"valid\", \"same\". Received: padding=\"full\""),
        Mistake(() => new MaxPooling2D(5, name: "p").Apply(torch.zeros(1, 3, 3, 1)), "MaxPooling2D \"p\": the output would be empty. Received: input shape=(1, 3, 3, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new MaxPooling2D(name: "p").Apply(torch.zeros(1, 9)), "MaxPooling2D \"p\": expected 4 axes. Received: shape (1, 9)."),
        Mistake(() => new AveragePooling3D(2, name: "p").Apply(torch.zeros(1, 9, 9, 2)), "AveragePooling3D \"p\": expected 5 axes. Received: shape (1, 9, 9, 2)."),
        Mistake(() => new AdaptiveMaxPooling2D(0), "AdaptiveMaxPooling2D: `outputSize` must be at least 1 on every axis. Received: outputSize=0"),
        Mistake(() => new AdaptiveAveragePooling1D((2, 2)), "AdaptiveAveragePooling1D: `outputSize` must be an int. Received: outputSize=(2, 2)"),
        Mistake(() => new AdaptiveAveragePooling1D(2, name: "p").Apply(torch.zeros(1, 9)), "AdaptiveAveragePooling1D \"p\": expected 3 axes. Received: shape (1, 9)."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
