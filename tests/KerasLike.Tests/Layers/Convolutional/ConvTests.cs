using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>Convolution over one, two and three axes against its definition, over a grid of options.</summary>
[TestFixture]
public class ConvTests
{
    static readonly int[][] Sizes = [[9], [9, 10], [5, 4, 6]];

    static Conv Make(int[] kernel, int[] strides, string padding, string? dataFormat, int[] dilation, int groups, ActivationFunction? activation = null) => kernel.Length switch
    {
        1 => new Conv1D(4, new(kernel), new(strides), padding, dataFormat, new Dims(dilation), groups, activation, biasInitializer: "random_normal"),
        2 => new Conv2D(4, new(kernel), new(strides), padding, dataFormat, new Dims(dilation), groups, activation, biasInitializer: "random_normal"),
        _ => new Conv3D(4, new(kernel), new(strides), padding, dataFormat, new Dims(dilation), groups, activation, biasInitializer: "random_normal"),
    };

    static IEnumerable<TestCaseData> Grid() =>
        (from padding in new[] { "valid", "same", "causal" }
         from kernel in new int[][] { [1], [2], [3], [4] }
         from options in new (int[] Strides, int[] Dilation, int Groups)[] { ([1], [1], 1), ([2], [1], 2), ([3], [1], 1), ([1], [2], 2) }
         select new TestCaseData(padding, kernel, options.Strides, options.Dilation, options.Groups))
        .Concat(from padding in new[] { "valid", "same" }
                from kernel in new int[][] { [1, 1], [3, 3], [2, 4], [5, 3] }
                from strides in new int[][] { [1, 1], [2, 2], [3, 1] }
                from dilation in new int[][] { [1, 1], [2, 2], [1, 2] }
                from groups in new[] { 1, 2 }
                where strides.Sum() == 2 || dilation.Sum() == 2
                select new TestCaseData(padding, kernel, strides, dilation, groups))
        .Concat(from padding in new[] { "valid", "same" }
                from options in new (int[] Kernel, int[] Strides, int[] Dilation, int Groups)[] { ([2, 3, 1], [1, 1, 1], [1, 1, 1], 1), ([3, 2, 3], [2, 1, 2], [1, 1, 1], 2), ([2, 2, 2], [1, 1, 1], [2, 1, 2], 1) }
                select new TestCaseData(padding, options.Kernel, options.Strides, options.Dilation, options.Groups));

    [TestCaseSource(nameof(Grid))]
    public void IsTheSumOverTheWindow(string padding, int[] kernel, int[] strides, int[] dilation, int groups)
    {
        using var scope = torch.NewDisposeScope();
        var layer = Make(kernel, strides, padding, null, dilation, groups);
        var size = Sizes[kernel.Length - 1];
        var x = torch.randn([2, .. size.Select(s => (long)s), 2]);
        var y = layer.Apply(x);
        var weights = layer.GetWeights();

        Assert.That(y, Close.To(Reference.Convolve(x, weights[0], strides, dilation, padding, groups) + weights[1]));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. size, 2])), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])), "the formula of the shape");
        Assert.That(y.is_contiguous(), "in memory as Keras shows it");
        var first = Make(kernel, strides, padding, "channels_first", dilation, groups);
        first.Apply(x.movedim([-1], [1]));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(y.movedim([-1], [1])), "channels_first");
        Assert.That(first.ComputeOutputShape(new Shape([null, 2, .. size])), Is.EqualTo(new Shape([null, .. y.movedim([-1], [1]).shape.Skip(1).Select(d => (int?)d)])), "the formula, channels_first");
    }

    [Test]
    public void WhatIsCausalDoesNotLookAhead()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new Conv1D(3, kernelSize: 3, padding: "causal", dilationRate: 2);
        var x = torch.randn(1, 12, 2);
        var before = layer.Apply(x);
        var changed = x.clone();
        changed.narrow(1, 7, 5).fill_(9);
        var after = layer.Apply(changed);
        Assert.That(after.narrow(1, 0, 7), Close.To(before.narrow(1, 0, 7)), "up to the change");
        Assert.That((after - before).narrow(1, 7, 5).abs().min().ToSingle(), Is.GreaterThan(0), "from the change on");
    }

    [Test]
    public void SizesMayBeUnknown()
    {
        var model = new Sequential([new Conv1D(4, 3, strides: 2, padding: "same", inputShape: (null, 2)), new Conv1D(3, 2)]);
        Assert.That(model.Outputs[0].Shape, Is.EqualTo(new Shape(null, null, 3)));
        foreach (var length in new[] { 8, 13 }) Assert.That(model.Predict(torch.zeros(1, length, 2), verbose: 0).size(1), Is.EqualTo((length + 1) / 2 - 1));
        Assert.That(new Conv2D(4, 3).ComputeOutputShape((null, null, 9, 1)), Is.EqualTo(new Shape(null, null, 7, 4)));
    }

    [Test]
    public void AnActivationOfTheChannelsFindsThem([Values(1, 2, 3)] int rank, [Values("channels_last", "channels_first")] string dataFormat)
    {
        using var scope = torch.NewDisposeScope();
        var ones = Enumerable.Repeat(1, rank).ToArray();
        var (linear, softmax) = (Make(ones, ones, "valid", dataFormat, ones, 1), Make(ones, ones, "valid", dataFormat, ones, 1, "softmax"));
        var x = torch.randn([2, .. Enumerable.Repeat(4L, rank + 1)]);
        var scores = linear.Apply(x);
        softmax.Apply(x);
        softmax.SetWeights(linear.GetWeights());
        Assert.That(softmax.Apply(x), Close.To(torch.nn.functional.softmax(scores, -1)), "over Keras's last axis");
    }

    [Test]
    public void TheKernelIsShownAsKerasHasIt()
    {
        var layer = new Conv1D(6, 5, groups: 2);
        layer.Build((null, 10, 4));
        Assert.That(layer.Kernel.Shape, Is.EqualTo(new Shape(5, 2, 6)));
        Assert.That(layer.Kernel.ToKeras().shape, Is.EqualTo(new long[] { 5, 2, 6 }));
        Assert.That(layer.Kernel.Tensor.shape, Is.EqualTo(new long[] { 6, 2, 1, 5 }), "to libtorch a kernel of height one");
    }

    [Test]
    public void UpperCaseIsUnderstood() => Assert.That(new Conv2D(1, 3, padding: "SAME").Padding, Is.EqualTo("same"));
}
