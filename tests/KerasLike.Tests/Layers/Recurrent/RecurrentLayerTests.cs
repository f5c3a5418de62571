using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>What the golden cases of recurrent layers do not show: both ways of computing, states, dropout, errors.</summary>
[TestFixture]
public class RecurrentLayerTests
{
    static readonly string[] Kinds = ["SimpleRNN", "LSTM", "GRU"];

    DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Close_() => scope.Dispose();

    static RecurrentLayer Make(string kind, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false, double dropout = 0, double recurrentDropout = 0) => kind switch
    {
        "SimpleRNN" => new SimpleRNN(4, returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, dropout: dropout, recurrentDropout: recurrentDropout, seed: 1),
        "LSTM" => new LSTM(4, returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, dropout: dropout, recurrentDropout: recurrentDropout, seed: 1),
        _ => new GRU(4, returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful, dropout: dropout, recurrentDropout: recurrentDropout, seed: 1),
    };

    // The layer's own cell, run a step at a time by RNN: the general loop with the same weights.
    static RNN StepByStep(RecurrentLayer layer, KernelCell cell, Tensor x, bool returnSequences = true)
    {
        var general = new RNN(cell, returnSequences: returnSequences, returnState: true, goBackwards: layer.GoBackwards);
        general.Apply((Tensors)x);
        general.SetWeights(layer.GetWeights());
        return general;
    }

    static KernelCell CellOf(string kind) => kind switch { "SimpleRNN" => new SimpleRNNCell(4), "LSTM" => new LSTMCell(4), _ => new GRUCell(4) };

    [Test]
    public void TheFusedKernelGivesTheNumbersAndGradientsOfTheGeneralLoop([ValueSource(nameof(Kinds))] string kind, [Values] bool goBackwards)
    {
        var (fused, x) = (Make(kind, returnSequences: true, returnState: true, goBackwards: goBackwards), torch.randn(3, 6, 5));
        var outputs = fused.Apply((Tensors)x);
        var general = StepByStep(fused, CellOf(kind), x);
        var expected = general.Apply((Tensors)x);

        Assert.That(outputs, Has.Count.EqualTo(expected.Count));
        for (int i = 0; i < outputs.Count; i++) Assert.That(outputs[i], Close.To(expected[i]), $"output {i}");
        var direction = torch.randn(3, 6, 4);
        (outputs[0] * direction).sum().backward();
        (expected[0] * direction).sum().backward();
        foreach (var (ours, theirs) in fused.TrainableVariables.Zip(general.TrainableVariables)) Assert.That(ours.Tensor.grad!, Close.To(theirs.Tensor.grad!), ours.Path);
    }

    [Test]
    public void UseCudnnFalseTakesTheGeneralLoop()
    {
        var x = torch.randn(2, 4, 3);
        var fused = new LSTM(5);
        var expected = fused.Apply(x);
        var general = new LSTM(5, useCudnn: false);
        general.Apply(x);
        general.SetWeights(fused.GetWeights());
        Assert.That(general.Apply(x), Close.To(expected));
    }

    [Test]
    public void UseCudnnTrueSaysWhatIsInItsWay() =>
        Assert.That(() => new LSTM(5, activation: "relu", useCudnn: true, name: "memory").Apply(torch.zeros(1, 2, 3)), Throws.InvalidOperationException.With.Message.EqualTo(
            "LSTM \"memory\": useCudnn: true, but there is no fused kernel for these options. It needs activation \"tanh\", recurrentActivation \"sigmoid\", no recurrent dropout and no mask. Leave useCudnn out."));

    [Test]
    public void TheInitialStateMayBeGiven([ValueSource(nameof(Kinds))] string kind)
    {
        var (layer, x) = (Make(kind, returnState: true), torch.randn(2, 6, 3));
        var whole = layer.Apply((Tensors)x);
        var half = layer.Apply((Tensors)x.narrow(1, 0, 3));
        var rest = layer.Apply(new Tensors([x.narrow(1, 3, 3), .. ((IEnumerable<Tensor>)half).Skip(1)]));
        Assert.That(rest[0], Close.To(whole[0]), "a sequence in two halves is the whole sequence");
    }

    [Test]
    public void AStatefulLayerGoesOnWhereItStopped([ValueSource(nameof(Kinds))] string kind)
    {
        var x = torch.randn(2, 6, 3);
        var layer = Make(kind, stateful: true);
        var first = layer.Apply(x.narrow(1, 0, 3));
        var second = layer.Apply(x.narrow(1, 3, 3));
        layer.ResetState();
        var whole = layer.Apply(x);
        layer.ResetState();
        Assert.That(second, Close.To(whole), "two halves, one after the other");
        Assert.That(layer.Apply(x.narrow(1, 0, 3)), Close.To(first), "after ResetState");
        Assert.That(() => layer.Apply(torch.zeros(3, 2, 3)), Throws.ArgumentException.With.Message.EqualTo(
            $"{kind} \"{layer.Name}\": a stateful layer takes batches of one size. Received: 3 samples after 2. Call ResetState, or drop the last, smaller batch."));
        layer.Dispose();
        Assert.That(layer.KeptStates, Is.Empty, "Dispose frees the states");
    }

    [Test]
    public void AStatefulLayerOfAModelNeedsTheBatchSize() =>
        Assert.That(() => new Sequential([Keras.Input((5, 3)), new GRU(4, stateful: true, name: "g")]), Throws.ArgumentException.With.Message.EqualTo(
            "GRU \"g\": a stateful layer needs to know the batch size. Received: input shape=(None, 5, 3). Give it by Keras.Input(batchShape: …) or batchSize."));

    [Test]
    public void UnrollNeedsTheNumberOfSteps() =>
        Assert.That(() => new Sequential([Keras.Input((null, 3)), new SimpleRNN(4, unroll: true, name: "r")]), Throws.ArgumentException.With.Message.EqualTo(
            "SimpleRNN \"r\": unroll: true needs a known number of steps. Received: input shape=(None, None, 3)"));

    [Test]
    public void DropoutKeepsItsChoiceForAllSteps([ValueSource(nameof(Kinds))] string kind)
    {
        var layer = Make(kind, returnSequences: true, dropout: 0.5);
        layer.Apply(torch.zeros(1, 1, 3));
        // Without state the output depends on the input of its own step: equal inputs, equal first outputs; only a mask redrawn at each step would differ.
        layer.SetWeights([.. layer.Weights.Select(w => (Tensors)(w.Name == "recurrent_kernel" ? torch.zeros_like(w.ToKeras()) : w.ToKeras().clone()))]);
        var x = torch.ones(64, 5, 3);
        var y = layer.Apply(x, training: true);
        if (kind == "SimpleRNN") for (int t = 1; t < 5; t++) Assert.That(y.select(1, t), Close.To(y.select(1, 0)), $"step {t}");
        Assert.That(y.select(1, 0).sub(y.select(1, 0)[0]).abs().sum().ToSingle(), Is.GreaterThan(0), "samples draw their own masks");
        Assert.That(layer.Apply(x), Close.To(layer.Apply(x)), "nothing is dropped in prediction");
    }

    [Test]
    public void RecurrentDropoutDropsInTraining([ValueSource(nameof(Kinds))] string kind)
    {
        var (layer, x) = (Make(kind, recurrentDropout: 0.5, dropout: 0.2), torch.randn(8, 5, 3));
        Assert.That(layer.Apply(x, training: true).sub(layer.Apply(x)).abs().max().ToSingle(), Is.GreaterThan(1e-3));
        Assert.That(layer.Apply(x), Close.To(layer.Apply(x)));
    }

    [Test]
    public void StackedCellsAreLayersOneAfterTheOther()
    {
        var x = torch.randn(2, 5, 3);
        var (lower, upper) = (new LSTM(4, returnSequences: true), new GRU(6));
        var expected = upper.Apply(lower.Apply(x));
        var stacked = new RNN(new StackedRNNCells([new LSTMCell(4), new GRUCell(6)]), returnState: true);
        stacked.Apply((Tensors)x);
        stacked.SetWeights([.. lower.GetWeights(), .. upper.GetWeights()]);
        var outputs = stacked.Apply((Tensors)x);
        Assert.That(outputs[0], Close.To(expected));
        Assert.That(outputs.Select(t => t.size(1)), Is.EqualTo(new[] { 6, 4, 4, 6 }), "output, h and c of the lower, h of the upper");
    }

    [Test]
    public void StackedCellsNeedACell() =>
        Assert.That(() => new StackedRNNCells([]), Throws.ArgumentException.With.Message.StartsWith("StackedRNNCells: `cells` must hold at least one cell. Received: cells=[]"));

    // Chollet's minimal cell: the state is the running sum.
    sealed class Sum(int size) : RNNCell
    {
        public int Size { get; } = size;

        public override IReadOnlyList<int> StateSize => [Size];

        public override (Tensor Output, IReadOnlyList<Tensor> States) Call(Tensor inputs, IReadOnlyList<Tensor> states, bool training)
        {
            var sum = inputs + states[0];
            return (sum, [sum]);
        }
    }

    [Test]
    public void ACellOfOnesOwnRuns()
    {
        var x = torch.randn(2, 4, 3);
        Assert.That(new RNN(new Sum(3)).Apply(x), Close.To(x.sum(1)));
        Assert.That(new RNN(new Sum(3), returnSequences: true).Apply(x), Close.To(x.cumsum(1)));
        Assert.That(new RNN(new Sum(3), returnSequences: true, goBackwards: true).Apply(x), Close.To(x.flip(1).cumsum(1)), "from the end, the last step first");
    }

    [Test]
    public void ACellIsALayerOfItsOwn()
    {
        var (cell, x) = (new GRUCell(4), torch.randn(2, 3));
        var results = cell.Apply(new Tensors([x, torch.zeros(2, 4)]));
        Assert.That(results, Has.Count.EqualTo(2), "the output and the new state");
        var layer = new GRU(4);
        layer.Apply(x.unsqueeze(1));
        layer.SetWeights(cell.GetWeights());
        Assert.That(results[0], Close.To(layer.Apply(x.unsqueeze(1))));
        Assert.That(() => cell.Apply(x), Throws.ArgumentException.With.Message.StartsWith($"GRUCell \"{cell.Name}\" takes the input of a step and 1 states. Received: 1 tensors"));
    }

    [Test]
    public void TheForgetGateBeginsOpen()
    {
        var layer = new LSTM(2);
        layer.Apply(torch.zeros(1, 1, 3));
        Assert.That(layer.GetWeights()[2].data<float>().ToArray(), Is.EqualTo(new float[] { 0, 0, 1, 1, 0, 0, 0, 0 }));
    }

    [TestCase(-1.0), TestCase(1.5)]
    public void RatesAreFractions(double rate) =>
        Assert.That(() => new GRU(4, recurrentDropout: rate), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(FormattableString.Invariant($"GRU: `recurrentDropout` must be between 0 and 1. Received: recurrentDropout={rate}")));

    [Test]
    public void RejectsImages() =>
        Assert.That(() => new LSTM(4, name: "m").Apply(torch.zeros(2, 28, 28, 1)), Throws.ArgumentException.With.Message.Contains("LSTM \"m\": expected").And.Message.Contains("A recurrent layer takes (batch, steps, features)."));
}
