using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Layers.Convolutional;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Pooling;

/// <summary>Pooling against its definition: the greatest or the mean of a window, where "same" pads with what does not count.</summary>
[TestFixture]
public class PoolingTests
{
    static Tensor Pool(Tensor x, (int, int) size, (int, int) strides, string padding, Func<IEnumerable<float>, float> reduce)
    {
        var a = Conv2DTests.Array4(x);
        var (n, h, w, c) = (a.GetLength(0), a.GetLength(1), a.GetLength(2), a.GetLength(3));
        var (oh, top) = Conv2DTests.Window(h, size.Item1, strides.Item1, 1, padding);
        var (ow, left) = Conv2DTests.Window(w, size.Item2, strides.Item2, 1, padding);
        var y = new float[n, oh, ow, c];
        for (int b = 0; b < n; b++)
            for (int i = 0; i < oh; i++)
                for (int j = 0; j < ow; j++)
                    for (int k = 0; k < c; k++)
                    {
                        var (row, column) = (i * strides.Item1 - top, j * strides.Item2 - left);
                        y[b, i, j, k] = reduce(from p in Enumerable.Range(row, size.Item1) from q in Enumerable.Range(column, size.Item2) where p >= 0 && p < h && q >= 0 && q < w select a[b, p, q, k]);
                    }
        return ((Tensors)y).Single;
    }

    [Test]
    public void IsTheGreatestOrTheMeanOfTheWindow([Values("valid", "same")] string padding, [Values] bool max, [Values(1, 2, 3)] int height, [Values(2, 3)] int width, [Values(1, 2, 3)] int stride)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 7, 8, 3) - 2; // mostly negative: padding with zeros would show
        Layer layer = max ? new MaxPooling2D((height, width), stride, padding) : new AveragePooling2D((height, width), stride, padding);
        var y = layer.Apply(x);
        Assert.That(y, Close.To(Pool(x, (height, width), (stride, stride), padding, max ? v => v.Max() : v => v.Average())));
        Assert.That(layer.ComputeOutputShape((null, 7, 8, 3)), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])));
        Layer first = max ? new MaxPooling2D((height, width), stride, padding, "channels_first") : new AveragePooling2D((height, width), stride, padding, "channels_first");
        Assert.That(first.Apply(x.permute(0, 3, 1, 2)), Close.To(y.permute(0, 3, 1, 2)), "channels_first");
    }

    [Test]
    public void TheStrideIsTheWindowUnlessSaid() => Assert.That(new MaxPooling2D().Apply(torch.zeros(1, 6, 6, 1)).shape, Is.EqualTo(new long[] { 1, 3, 3, 1 }));

    // The lecture's overlapping pooling of AlexNet: windows of 3, a stride of 2.
    [Test]
    public void WindowsMayOverlap() => Assert.That(new MaxPooling2D(3, strides: 2).Apply(torch.zeros(1, 13, 13, 1)).shape, Is.EqualTo(new long[] { 1, 6, 6, 1 }));

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new MaxPooling2D(0), "MaxPooling2D: `poolSize` must be at least 1 on every axis. Received: poolSize=0"),
        Mistake(() => new AveragePooling2D(2, padding: "full"), "AveragePooling2D: `padding` must be one of \"valid\", \"same\". Received: padding=\"full\""),
        Mistake(() => new MaxPooling2D(5, name: "p").Apply(torch.zeros(1, 3, 3, 1)), "MaxPooling2D \"p\": the output would be empty. Received: input shape=(1, 3, 3, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new MaxPooling2D(name: "p").Apply(torch.zeros(1, 9)), "MaxPooling2D \"p\": expected 4 axes. Received: shape (1, 9)."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
