using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>Depthwise and separable convolution against plain ones, which they are with kernels that are mostly zero.</summary>
[TestFixture]
public class DepthwiseConvTests
{
    static readonly int[][] Sizes = [[9], [7, 8]];

    static DepthwiseConv Depthwise(int[] kernel, int[] strides, string padding, int multiplier, int[] dilation, string? dataFormat = null) => kernel.Length == 1
        ? new DepthwiseConv1D(new(kernel), new(strides), padding, multiplier, dataFormat, new Dims(dilation), biasInitializer: "random_normal")
        : new DepthwiseConv2D(new(kernel), new(strides), padding, multiplier, dataFormat, new Dims(dilation), biasInitializer: "random_normal");

    static SeparableConv Separable(int[] kernel, int[] strides, string padding, int multiplier, int[] dilation, string? dataFormat = null) => kernel.Length == 1
        ? new SeparableConv1D(5, new(kernel), new(strides), padding, dataFormat, new Dims(dilation), multiplier, biasInitializer: "random_normal")
        : new SeparableConv2D(5, new(kernel), new(strides), padding, dataFormat, new Dims(dilation), multiplier, biasInitializer: "random_normal");

    static IEnumerable<TestCaseData> Grid() =>
        from padding in new[] { "valid", "same" }
        from window in new (int[] Kernel, int[] Strides, int[] Dilation)[] { ([3], [1], [1]), ([2], [2], [1]), ([3], [1], [2]), ([3], [2], [2]), ([3, 3], [1, 1], [1, 1]), ([2, 3], [2, 2], [1, 1]), ([3, 2], [2, 1], [1, 1]), ([3, 3], [1, 1], [2, 1]) }
        from multiplier in new[] { 1, 2 }
        select new TestCaseData(padding, window.Kernel, window.Strides, window.Dilation, multiplier);

    // (*window, channels, multiplier) as the kernel of a convolution in groups of one channel.
    static Tensor Grouped(Tensor kernel) => kernel.flatten(-2, -1).unsqueeze(-2);

    [TestCaseSource(nameof(Grid))]
    public void EachChannelIsConvolvedByItself(string padding, int[] kernel, int[] strides, int[] dilation, int multiplier)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([2, .. Sizes[kernel.Length - 1].Select(s => (long)s), 3]);
        var layer = Depthwise(kernel, strides, padding, multiplier, dilation);
        var y = layer.Apply(x);
        var weights = layer.GetWeights();
        Assert.That(weights[0].shape, Is.EqualTo((long[])[.. kernel.Select(k => (long)k), 3, multiplier]));
        Assert.That(y, Close.To(Reference.Convolve(x, Grouped(weights[0]), strides, dilation, padding, groups: 3) + weights[1]));
        Assert.That(y.is_contiguous(), "in memory as Keras shows it");
        var first = Depthwise(kernel, strides, padding, multiplier, dilation, "channels_first");
        first.Apply(x.movedim([-1], [1]));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(y.movedim([-1], [1])), "channels_first");
    }

    [TestCaseSource(nameof(Grid))]
    public void SeparableMixesTheChannelsAfterwards(string padding, int[] kernel, int[] strides, int[] dilation, int multiplier)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([2, .. Sizes[kernel.Length - 1].Select(s => (long)s), 3]);
        var layer = Separable(kernel, strides, padding, multiplier, dilation);
        var y = layer.Apply(x);
        var weights = layer.GetWeights();
        var ones = kernel.Select(_ => 1).ToArray();
        Assert.That(weights[1].shape, Is.EqualTo((long[])[.. ones.Select(k => (long)k), 3 * multiplier, 5]));
        Assert.That(y, Close.To(Reference.Convolve(Reference.Convolve(x, Grouped(weights[0]), strides, dilation, padding, groups: 3), weights[1], ones, ones, "valid") + weights[2]));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. Sizes[kernel.Length - 1], 3])), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])), "the formula of the shape");
        var first = Separable(kernel, strides, padding, multiplier, dilation, "channels_first");
        first.Apply(x.movedim([-1], [1]));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(y.movedim([-1], [1])), "channels_first");
    }

    [Test]
    public void TheOutputHasAMultipleOfTheChannels()
    {
        Assert.That(new DepthwiseConv2D(3, depthMultiplier: 4).ComputeOutputShape((null, 8, null, 3)), Is.EqualTo(new Shape(null, 6, null, 12)));
        Assert.That(new DepthwiseConv1D(3, depthMultiplier: 2, dataFormat: "channels_first").ComputeOutputShape((null, 3, 8)), Is.EqualTo(new Shape(null, 6, 6)));
    }
}
