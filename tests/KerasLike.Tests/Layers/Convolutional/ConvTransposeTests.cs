using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>Transposed convolution against its definition, as the way back of a convolution, and in the sizes that Keras gives it.</summary>
[TestFixture]
public class ConvTransposeTests
{
    static readonly int[][] Sizes = [[5], [4, 5], [2, 3, 4]];

    static ConvTranspose Make(int[] kernel, int[] strides, string padding, int[]? outputPadding = null, int[]? dilation = null, string? dataFormat = null, ActivationFunction? activation = null)
    {
        Dims? added = outputPadding is null ? null : new(outputPadding), apart = dilation is null ? null : new(dilation);
        return kernel.Length switch
        {
            1 => new Conv1DTranspose(3, new(kernel), new(strides), padding, added, dataFormat, apart, activation, biasInitializer: "random_normal"),
            2 => new Conv2DTranspose(3, new(kernel), new(strides), padding, added, dataFormat, apart, activation, biasInitializer: "random_normal"),
            _ => new Conv3DTranspose(3, new(kernel), new(strides), padding, dataFormat, added, apart, activation, biasInitializer: "random_normal"),
        };
    }

    // What Keras's documentation says of the output's size, and how much of the whole result lies before it.
    static (int Length, int Before) Expected(int size, int kernel, int stride, int dilation, string padding, int? outputPadding)
    {
        var reach = (kernel - 1) * dilation + 1;
        var length = (padding, outputPadding) switch
        {
            ("valid", null) => (size - 1) * stride + Math.Max(reach, stride),
            ("valid", int added) => (size - 1) * stride + reach + added,
            (_, null) => size * stride,
            (_, int added) => (size - 1) * stride + reach % 2 + added,
        };
        return (length, Math.Max(0, (size - 1) * stride + reach - length) / 2);
    }

    static IEnumerable<TestCaseData> Grid()
    {
        foreach (var padding in new[] { "valid", "same" })
        {
            for (int kernel = 1; kernel <= 5; kernel++)
                for (int stride = 1; stride <= 4; stride++)
                    for (int added = -1; added < stride; added++)
                        yield return new TestCaseData(padding, (int[])[kernel], (int[])[stride], added < 0 ? null : (int[])[added], null);
            foreach (var kernel in new[] { 2, 3 }) yield return new TestCaseData(padding, (int[])[kernel], (int[])[1], null, (int[])[2]);
            foreach (var (kernel, strides) in new (int[], int[])[] { ([3, 3], [2, 2]), ([2, 3], [2, 1]), ([4, 1], [1, 3]), ([5, 2], [2, 3]) })
                foreach (var added in new int[]?[] { null, [0, 0], [.. strides.Select(s => s - 1)] }) yield return new TestCaseData(padding, kernel, strides, added, null);
            yield return new TestCaseData(padding, (int[])[3, 2], (int[])[1, 1], null, (int[])[2, 1]);
            yield return new TestCaseData(padding, (int[])[3, 2, 3], (int[])[2, 1, 2], null, null);
            yield return new TestCaseData(padding, (int[])[2, 2, 1], (int[])[2, 3, 1], (int[])[1, 2, 0], null);
        }
    }

    [TestCaseSource(nameof(Grid))]
    public void LaysTheKernelIntoTheOutput(string padding, int[] kernel, int[] strides, int[]? outputPadding, int[]? dilation)
    {
        using var scope = torch.NewDisposeScope();
        var size = Sizes[kernel.Length - 1];
        var ends = size.Select((n, a) => Expected(n, kernel[a], strides[a], dilation?[a] ?? 1, padding, outputPadding?[a])).ToArray();
        var layer = Make(kernel, strides, padding, outputPadding, dilation);
        var x = torch.randn([2, .. size.Select(s => (long)s), 2]);
        var y = layer.Apply(x);
        var weights = layer.GetWeights();
        var expected = Reference.ConvolveTransposed(x, weights[0], strides, dilation ?? [.. kernel.Select(_ => 1)], [.. ends.Select(e => e.Before)], [.. ends.Select(e => e.Length)]) + weights[1];

        Assert.That(y, Close.To(expected));
        Assert.That(layer.ComputeOutputShape(new Shape([null, .. size, 2])), Is.EqualTo(new Shape([null, .. y.shape.Skip(1).Select(d => (int?)d)])), "the formula of the shape");
        var first = Make(kernel, strides, padding, outputPadding, dilation, "channels_first", "relu");
        first.Apply(x.movedim([-1], [1]));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.movedim([-1], [1])), Close.To(y.relu().movedim([-1], [1])), "channels_first, with an activation");
    }

    // ⟨conv(y), x⟩ = ⟨y, convTransposed(x)⟩, with one and the same kernel.
    [Test]
    public void IsTheWayBackOfAConvolution([Values("valid", "same")] string padding, [Values(1, 2, 3, 4, 5)] int kernel, [Values(1, 2, 3)] int stride)
    {
        using var scope = torch.NewDisposeScope();
        var there = new Conv2D(2, kernel, stride, padding, useBias: false);
        var back = new Conv2DTranspose(3, kernel, stride, padding, useBias: false);
        var x = torch.randn(1, 4, 3, 2);
        var y = torch.randn_like(back.Apply(x));
        there.Apply(y);
        there.SetWeights(back.GetWeights());
        Assert.That(there.Apply(y).mul(x).sum().ToSingle(), Is.EqualTo(back.Apply(x).mul(y).sum().ToSingle()).Within(1e-3));
    }

    [Test]
    public void ABiasReachesWhatIsAdded()
    {
        var layer = new Conv1DTranspose(1, kernelSize: 1, strides: 3, biasInitializer: "ones", kernelInitializer: "zeros");
        Assert.That(layer.Apply(torch.zeros(1, 2, 1)), Close.To(torch.ones(1, 6, 1)));
    }

    [Test]
    public void AnActivationLeavesNoGapsInMemory() => Assert.That(new Conv2DTranspose(3, 3, 2, "same", activation: "relu").Apply(torch.randn(2, 4, 4, 2)).is_contiguous());

    [Test]
    public void SizesMayBeUnknown() => Assert.That(new Conv2DTranspose(3, 3, 2, "same").ComputeOutputShape((null, null, 4, 2)), Is.EqualTo(new Shape(null, null, 8, 3)));
}
