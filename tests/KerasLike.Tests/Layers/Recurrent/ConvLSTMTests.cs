using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Layers.Convolutional;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>Convolutional long short-term memory against its definition, and with what all recurrent layers share.</summary>
[TestFixture]
public class ConvLSTMTests
{
    static readonly int[][] Sizes = [[6], [5, 4], [3, 4, 3]];

    DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Close_() => scope.Dispose();

    internal static ConvLSTM Make(int[] kernel, int[]? strides = null, string padding = "valid", string? dataFormat = null, int[]? dilation = null, bool returnSequences = false, bool returnState = false,
        bool goBackwards = false, bool stateful = false, bool zeroOutputForMask = false)
    {
        Dims? steps = strides is null ? null : new(strides), apart = dilation is null ? null : new(dilation);
        return kernel.Length switch
        {
            1 => new ConvLSTM1D(2, new(kernel), steps, padding, dataFormat, apart, biasInitializer: "random_normal", returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, zeroOutputForMask: zeroOutputForMask),
            2 => new ConvLSTM2D(2, new(kernel), steps, padding, dataFormat, apart, biasInitializer: "random_normal", returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, zeroOutputForMask: zeroOutputForMask),
            _ => new ConvLSTM3D(2, new(kernel), steps, padding, dataFormat, apart, biasInitializer: "random_normal", returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, zeroOutputForMask: zeroOutputForMask),
        };
    }

    static Tensor Input(int rank) => torch.randn([2, 3, .. Sizes[rank - 1].Select(s => (long)s), 3]);

    // All outputs, and the last state c.
    static (Tensor Outputs, Tensor C) Expected(Tensor x, IReadOnlyList<Tensor> weights, int[] strides, int[] dilation, string padding)
    {
        var ones = strides.Select(_ => 1).ToArray();
        Tensor? h = null, c = null;
        var outputs = new List<Tensor>();
        foreach (var step in x.unbind(1))
        {
            var gates = Reference.Convolve(step, weights[0], strides, dilation, padding) + weights[2];
            if (h is not null) gates += Reference.Convolve(h, weights[1], ones, ones, "same");
            var parts = gates.chunk(4, -1);
            c = parts[0].sigmoid() * parts[2].tanh() + (c is null ? 0 : parts[1].sigmoid() * c);
            outputs.Add(h = parts[3].sigmoid() * c.tanh());
        }
        return (torch.stack(outputs, 1), c!);
    }

    static IEnumerable<TestCaseData> Grid() =>
        from padding in new[] { "valid", "same" }
        from window in new (int[] Kernel, int[] Strides, int[] Dilation)[]
        {
            ([3], [1], [1]), ([2], [2], [1]), ([2], [1], [2]), ([3, 3], [1, 1], [1, 1]), ([2, 3], [2, 1], [1, 1]), ([2, 2], [1, 1], [2, 1]), ([2, 3, 1], [1, 1, 1], [1, 1, 1]),
        }
        from goBackwards in new[] { false, true }
        select new TestCaseData(padding, window.Kernel, window.Strides, window.Dilation, goBackwards);

    [TestCaseSource(nameof(Grid))]
    public void IsAnLstmOfConvolutions(string padding, int[] kernel, int[] strides, int[] dilation, bool goBackwards)
    {
        var x = Input(kernel.Length);
        var layer = Make(kernel, strides, padding, null, dilation, returnSequences: true, returnState: true, goBackwards: goBackwards);
        var outputs = layer.Apply((Tensors)x);
        var weights = layer.GetWeights();
        var (expected, c) = Expected(goBackwards ? x.flip(1) : x, weights, strides, dilation, padding);
        Assert.That(outputs[0], Close.To(expected), "outputs");
        Assert.That(outputs[1], Close.To(expected.select(1, -1)), "h");
        Assert.That(outputs[2], Close.To(c), "c");
        Assert.That(outputs[0].is_contiguous(), "in memory as Keras shows it");
        Assert.That(layer.ComputeOutputShape(new Shape([null, null, .. Sizes[kernel.Length - 1], 3])), Is.EqualTo(new Shape([null, null, .. expected.shape.Skip(2).Select(d => (int?)d)])), "the formula of the shape");

        var first = Make(kernel, strides, padding, "channels_first", dilation, goBackwards: goBackwards);
        first.Apply(x.movedim([-1], [2]));
        first.SetWeights(weights);
        Assert.That(first.Apply(x.movedim([-1], [2])), Close.To(outputs[1].movedim([-1], [1])), "channels_first, the last output");
    }

    [Test]
    public void TheForgetGatesBiasBeginsAtOne()
    {
        var layer = new ConvLSTM2D(2, 3, biasInitializer: "zeros");
        layer.Build((null, 3, 8, 8, 1));
        Assert.That(layer.GetWeights()[2].data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, 1, 1, 0, 0, 0, 0 }));
    }

    [Test]
    public void TheInitialStateMayBeGiven([Values("channels_last", "channels_first")] string dataFormat)
    {
        var layer = Make([3, 3], padding: "same", dataFormat: dataFormat, returnState: true);
        var x = dataFormat == "channels_last" ? Input(2) : Input(2).movedim([-1], [2]);
        var whole = layer.Apply((Tensors)x);
        var half = layer.Apply((Tensors)x.narrow(1, 0, 2));
        var rest = layer.Apply(new Tensors([x.narrow(1, 2, 1), .. ((IEnumerable<Tensor>)half).Skip(1)]));
        for (int i = 0; i < 3; i++) Assert.That(rest[i], Close.To(whole[i]), $"output {i}");
    }

    [Test]
    public void AStatefulLayerGoesOnWhereItStopped()
    {
        var (layer, x) = (Make([3], stateful: true), Input(1));
        layer.Apply(x.narrow(1, 0, 2));
        var second = layer.Apply(x.narrow(1, 2, 1));
        layer.ResetState();
        Assert.That(layer.Apply(x), Close.To(second));
    }

    [Test]
    public void MaskedStepsChangeNothing([Values] bool zeroOutputForMask)
    {
        var (layer, x) = (Make([3, 3], returnSequences: true, zeroOutputForMask: zeroOutputForMask), Input(2));
        var y = layer.Apply(x, mask: torch.tensor(new[,] { { true, false, true }, { true, true, false } }));
        var skipped = layer.Apply(torch.stack([x[0][0], x[0][2]]).unsqueeze(0))[0];
        Assert.That(y[0][0], Close.To(skipped[0]));
        Assert.That(y[0][2], Close.To(skipped[1]), "as if the masked step were not there");
        Assert.That(y[0][1], Close.To(zeroOutputForMask ? torch.zeros_like(skipped[0]) : skipped[0]), "at the masked step");
    }

    [Test]
    public void BothDirectionsMeetOnTheChannels()
    {
        var layer = new Bidirectional(Make([3, 3], padding: "same", returnSequences: true));
        var x = Input(2);
        var y = layer.Apply(x);
        Assert.That(y.shape, Is.EqualTo(new long[] { 2, 3, 5, 4, 4 }));
        Assert.That(y.narrow(-1, 2, 2), Close.To(layer.BackwardLayer.Apply(x).flip(1)));
    }
}
