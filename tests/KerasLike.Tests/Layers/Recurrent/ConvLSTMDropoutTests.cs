using KerasLike.Layers;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>What a convolutional long short-term memory drops in training, and what it says of arguments and inputs that do not fit.</summary>
[TestFixture]
public class ConvLSTMDropoutTests
{
    // A window of one pixel and one channel, all weights 1, the forget gate shut: each output depends on its own pixel alone.
    static ConvLSTM2D Memoryless(double dropout, int? seed = 1)
    {
        var layer = new ConvLSTM2D(1, 1, dropout: dropout, seed: seed, returnSequences: true);
        layer.Apply(torch.zeros([1, 1, 8, 8, 1]));
        layer.SetWeights(torch.ones(1, 1, 1, 4), torch.zeros(1, 1, 1, 4), new float[] { 0, -100, 0, 0 });
        return layer;
    }

    [Test]
    public void EachGateDropsItsOwnPixelsAtAllStepsAlike()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones([4, 3, 8, 8, 1]);
        var y = Memoryless(0.5).Apply(x, training: true);
        for (int t = 1; t < 3; t++) Assert.That(y.select(1, t), Close.To(y.select(1, 0)), $"step {t}");
        // With 2 for what is kept, 1 / (1 − 0.5), and 0 for what is dropped, each gate by itself: input, cell and output gate.
        double Output(int i, int g, int o) => 1 / (1 + Math.Exp(-o)) * Math.Tanh(Math.Tanh(g) / (1 + Math.Exp(-i)));
        var possible = (from i in new[] { 0, 2 } from g in new[] { 0, 2 } from o in new[] { 0, 2 } select Math.Round(Output(i, g, o), 4)).Distinct().Order().ToList();
        Assert.That(y.select(1, 0).flatten().data<float>().ToArray().Select(v => Math.Round(v, 4)).Distinct().Order(), Is.EqualTo(possible));
    }

    [Test]
    public void NothingIsDroppedInPredictionOrAtRatesOfZeroAndOne()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([2, 3, 8, 8, 1]);
        var expected = Memoryless(0).Apply(x, training: true);
        Assert.That(Memoryless(0.5).Apply(x, training: false), Close.To(expected));
        Assert.That(Memoryless(1).Apply(x, training: true), Close.To(expected));
    }

    [Test]
    public void TheStateIsDroppedTooAndASeedRepeatsIt([Values("channels_last", "channels_first")] string dataFormat)
    {
        using var scope = torch.NewDisposeScope();
        ConvLSTM1D Make(int seed) => new(4, 3, padding: "same", dataFormat: dataFormat, dropout: 0.3, recurrentDropout: 0.4, seed: seed, kernelInitializer: "ones", recurrentInitializer: "ones");
        var x = torch.randn(2, 3, 6, 6);
        var first = Make(5).Apply(x, training: true);
        Assert.That(Make(5).Apply(x, training: true), Close.To(first));
        Assert.That(Make(6).Apply(x, training: true).sub(first).abs().max().ToSingle(), Is.GreaterThan(1e-3));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new ConvLSTM2D(0, 3), "ConvLSTM2D: `filters` must be positive. Received: filters=0"),
        Mistake(() => new ConvLSTM1D(2, (3, 3)), "ConvLSTM1D: `kernelSize` must be an int. Received: kernelSize=(3, 3)"),
        Mistake(() => new ConvLSTM3D(2, 3, padding: "causal"), "ConvLSTM3D: `padding` must be one of \"valid\", \"same\". Received: padding=\"causal\""),
        Mistake(() => new ConvLSTM2D(2, 3, dataFormat: "first"), "ConvLSTM2D: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"first\""),
        Mistake(() => new ConvLSTM2D(2, 3, strides: 2, dilationRate: 2), "ConvLSTM2D: `strides` and `dilationRate` cannot both differ from 1. Received: strides=(2, 2), dilationRate=(2, 2)"),
        Mistake(() => new ConvLSTM2D(2, 3, dropout: 1.5), "ConvLSTM2D: `dropout` must be between 0 and 1. Received: dropout=1.5"),
        Mistake(() => new ConvLSTM2D(2, 3, name: "m").Apply(torch.zeros(1, 8, 8, 1)), "ConvLSTM2D \"m\": expected 5 axes. Received: shape (1, 8, 8, 1). It takes (batch, steps, *spatial, channels)."),
        Mistake(() => new ConvLSTM2D(2, 5, name: "m").Apply(torch.zeros([1, 2, 4, 4, 1])), "ConvLSTM2D \"m\": the output would be empty. Received: input shape=(1, 2, 4, 4, 1), window=(5, 5), padding=\"valid\". Use padding: \"same\" or a smaller window."),
        Mistake(() => new ConvLSTM1D(2, 3, unroll: true, name: "m").Build((null, null, 8, 1)), "ConvLSTM1D \"m\": unroll: true needs a known number of steps. Received: input shape=(None, None, 8, 1)"),
        Mistake(() => new ConvLSTM1D(2, 3, stateful: true, name: "m").Build((null, 4, 8, 1)), "ConvLSTM1D \"m\": a stateful layer needs to know the batch size. Received: input shape=(None, 4, 8, 1)."),
        Mistake(() => Built().Apply(torch.zeros(1, 2, 8, 3)), "ConvLSTM1D \"m\": expected 1 value on the last axis. Received: shape (1, 2, 8, 3)."),
        Mistake(() => Built().Apply(new Tensors([torch.zeros(1, 2, 8, 1), torch.zeros(1, 6, 2)])), "ConvLSTM1D \"m\": the initial state has 2 tensors. Received: 1"),
    ];

    static ConvLSTM1D Built()
    {
        var layer = new ConvLSTM1D(2, 3, name: "m");
        layer.Build((null, null, 8, 1));
        return layer;
    }

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
