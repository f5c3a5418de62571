using KerasLike.Layers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>Two-dimensional convolution against its definition, over a grid of options.</summary>
[TestFixture]
public class Conv2DTests
{
    // As Keras (and TensorFlow) pads "same": so that the output has ceil(size / stride), one more after than before.
    internal static (int Output, int Before) Window(int size, int kernel, int stride, int dilation, string padding)
    {
        var reach = (kernel - 1) * dilation + 1;
        if (padding == "valid") return ((size - reach) / stride + 1, 0);
        var output = (size + stride - 1) / stride;
        return (output, Math.Max(0, (output - 1) * stride + reach - size) / 2);
    }

    static float[,,,] Convolve(float[,,,] x, float[,,,] kernel, float[] bias, (int, int) strides, (int, int) dilation, string padding, int groups)
    {
        var (n, h, w) = (x.GetLength(0), x.GetLength(1), x.GetLength(2));
        var (kh, kw, perGroup, filters) = (kernel.GetLength(0), kernel.GetLength(1), kernel.GetLength(2), kernel.GetLength(3));
        var (oh, top) = Window(h, kh, strides.Item1, dilation.Item1, padding);
        var (ow, left) = Window(w, kw, strides.Item2, dilation.Item2, padding);
        var y = new float[n, oh, ow, filters];
        foreach (var (b, i, j, f) in from b in Enumerable.Range(0, n) from i in Enumerable.Range(0, oh) from j in Enumerable.Range(0, ow) from f in Enumerable.Range(0, filters) select (b, i, j, f))
        {
            double sum = bias[f];
            foreach (var (p, q, c) in from p in Enumerable.Range(0, kh) from q in Enumerable.Range(0, kw) from c in Enumerable.Range(0, perGroup) select (p, q, c))
            {
                var (row, column) = (i * strides.Item1 - top + p * dilation.Item1, j * strides.Item2 - left + q * dilation.Item2);
                if (row >= 0 && row < h && column >= 0 && column < w) sum += x[b, row, column, f / (filters / groups) * perGroup + c] * kernel[p, q, c, f];
            }
            y[b, i, j, f] = (float)sum;
        }
        return y;
    }

    static IEnumerable<TestCaseData> Grid() =>
        from padding in new[] { "valid", "same" }
        from kernel in new[] { (1, 1), (3, 3), (2, 4), (5, 3) }
        from strides in new[] { (1, 1), (2, 2), (3, 1) }
        from dilation in new[] { (1, 1), (2, 2), (1, 2) }
        from groups in new[] { 1, 2 }
        where strides == (1, 1) || dilation == (1, 1)
        select new TestCaseData(padding, kernel, strides, dilation, groups);

    [TestCaseSource(nameof(Grid))]
    public void IsTheSumOverTheWindow(string padding, (int, int) kernel, (int, int) strides, (int, int) dilation, int groups)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Conv2D(4, kernel, strides, padding, dilationRate: dilation, groups: groups, biasInitializer: "random_normal");
        var x = torch.randn(2, 9, 10, 2);
        var y = layer.Apply(x);
        var weights = layer.GetWeights();
        var expected = Convolve(Array4(x), Array4(weights[0]), weights[1].data<float>().ToArray(), strides, dilation, padding, groups);

        Assert.That(y, Close.To(((Tensors)expected).Single));
        Assert.That(layer.ComputeOutputShape((null, 9, 10, 2)), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])), "the formula of the shape");
        var first = new Conv2D(4, kernel, strides, padding, "channels_first", dilation, groups);
        first.Apply(x.permute(0, 3, 1, 2));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.permute(0, 3, 1, 2)), Close.To(y.permute(0, 3, 1, 2)), "channels_first");
    }

    internal static float[,,,] Array4(Tensor tensor)
    {
        var array = new float[tensor.size(0), tensor.size(1), tensor.size(2), tensor.size(3)];
        Buffer.BlockCopy(tensor.contiguous().data<float>().ToArray(), 0, array, 0, array.Length * sizeof(float));
        return array;
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Conv2D(0, 3), "Conv2D: `filters` must be positive. Received: filters=0"),
        Mistake(() => new Conv2D(4, (1, 2, 3)), "Conv2D: `kernelSize` must be an int or 2 ints. Received: kernelSize=(1, 2, 3)"),
        Mistake(() => new Conv2D(4, 0), "Conv2D: `kernelSize` must be at least 1 on every axis. Received: kernelSize=0"),
        Mistake(() => new Conv2D(4, 3, strides: 0), "Conv2D: `strides` must be at least 1 on every axis. Received: strides=0"),
        Mistake(() => new Conv2D(4, 3, padding: "causal"), "Conv2D: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new Conv2D(4, 3, dataFormat: "NHWC"), "Conv2D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"NHWC\""),
        Mistake(() => new Conv2D(4, 3, strides: 2, dilationRate: 2), "Conv2D: `strides` and `dilationRate` cannot both differ from 1. Received: strides=(2, 2), dilationRate=(2, 2)"),
        Mistake(() => new Conv2D(4, 3, groups: 3), "Conv2D: `filters` must be a multiple of `groups`. Received: filters=4, groups=3"),
        Mistake(() => new Conv2D(4, 3, groups: 0), "Conv2D: `groups` must be positive. Received: groups=0"),
        Mistake(() => new Conv2D(4, 3, groups: 2, name: "c").Apply(torch.zeros(1, 5, 5, 3)), "Conv2D \"c\": the input's channels must be a multiple of `groups`. Received: 3 channels, groups=2"),
        Mistake(() => new Conv2D(4, 5, name: "c").Apply(torch.zeros(1, 3, 3, 1)), "Conv2D \"c\": the output would be empty. Received: input shape=(1, 3, 3, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new Conv2D(4, 3, name: "c").Apply(torch.zeros(28, 28)), "Conv2D \"c\": expected 4 axes. Received: shape (28, 28)."),
        Mistake(() => new Conv2D(4, 3, name: "c").Build((null, 8, 8, null)), "Conv2D \"c\": the number of channels must be known. Received: input shape=(None, 8, 8, None)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
