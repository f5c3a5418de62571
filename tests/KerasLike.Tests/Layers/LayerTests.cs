using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers;

/// <summary>What all layers share, and the small ones.</summary>
[TestFixture]
public class LayerTests
{
    [Test]
    public void DenseWorksOnTheLastAxis()
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (new Dense(3, activation: "relu"), torch.randn(2, 4, 5));
        var y = layer.Apply(x);
        var weights = layer.GetWeights();
        Assert.That(y, Close.To((x.matmul(weights[0]) + weights[1]).relu()));
        Assert.That(layer.ComputeOutputShape((null, 4, 5)), Is.EqualTo(new Shape(null, 4, 3)));
    }

    [Test]
    public void FlattenKeepsTheBatch()
    {
        var x = torch.arange(24).reshape(2, 3, 2, 2).to(torch.float32);
        Assert.That(new Flatten().Apply(x), Close.To(x.reshape(2, 12)));
        Assert.That(new Flatten("channels_first").Apply(x), Close.To(x.permute(0, 2, 3, 1).reshape(2, 12)), "channels_first gives the order of channels_last");
        Assert.That(new Flatten().Apply(torch.zeros(4)).shape, Is.EqualTo(new long[] { 4, 1 }));
    }

    [Test]
    public void ReshapeFindsOneDimensionItself()
    {
        Assert.That(new Reshape((-1, 2)).Apply(torch.zeros(3, 4, 5)).shape, Is.EqualTo(new long[] { 3, 10, 2 }));
        Assert.That(new Reshape((-1, 2)).ComputeOutputShape((null, 4, 5)), Is.EqualTo(new Shape(null, 10, 2)));
    }

    [Test]
    public void ZeroPaddingPadsEachSide()
    {
        var y = new ZeroPadding2D(((1, 0), (2, 1))).Apply(torch.ones(1, 2, 2, 1));
        Assert.That(y.squeeze(), Close.To(torch.tensor(new float[,] { { 0, 0, 0, 0, 0 }, { 0, 0, 1, 1, 0 }, { 0, 0, 1, 1, 0 } })));
    }

    [Test]
    public void ReLUHasASlopeAThresholdAndAMaximum()
    {
        var x = torch.tensor(new float[] { -4, 0.5f, 1, 3, 9 });
        Assert.That(new ReLU(maxValue: 6, negativeSlope: 0.5, threshold: 1).Apply(x), Close.To(torch.tensor(new float[] { -2.5f, -0.25f, 1, 3, 6 })));
    }

    [Test]
    public void TrainingIsTheArgumentOrTheOuterCallsOrFalse()
    {
        var dropout = new Dropout(1.0);
        var x = torch.ones(2, 2);
        var model = new Sequential([dropout]);
        Assert.That(dropout.Apply(x).sum().item<float>(), Is.EqualTo(4));
        Assert.That(model.Apply(x, training: true).sum().item<float>(), Is.EqualTo(0));
        Assert.That(new Sequential([new Outer(dropout, false)]).Apply(x, training: true).sum().item<float>(), Is.EqualTo(4), "the inner call's own argument");
        Assert.That(new Sequential([new Outer(dropout, null)]).Apply(x, training: true).sum().item<float>(), Is.EqualTo(0));
    }

    sealed class Outer(Layer inner, bool? training) : Layer
    {
        public override Tensor Call(Tensor inputs, bool outer) => inner.Apply(inputs, training);
    }

    sealed class Penalty : Layer
    {
        public override Tensor Call(Tensor inputs, bool training)
        {
            AddLoss(inputs.sum());
            return inputs;
        }
    }

    [Test]
    public void AddedLossesAreThoseOfTheLastCall()
    {
        var layer = new Penalty();
        layer.Apply(torch.ones(2));
        layer.Apply(torch.ones(3));
        Assert.That(layer.Losses.Select(l => l.item<float>()), Is.EqualTo(new[] { 3f }));
    }

    [Test]
    public void ActivityRegularizersAreDividedByTheBatch()
    {
        var layer = new Dense(1, useBias: false, kernelInitializer: "ones", activityRegularizer: "l2");
        layer.Apply(torch.full(4, 1, 2f));
        Assert.That(layer.Losses.Single().item<float>(), Close.To(0.01 * 4 * 4 / 4));
    }

    [Test]
    public void SymbolicAndRealShapesAgree()
    {
        var output = new Conv2D(4, 3, name: "conv").Apply(Keras.Input((8, 8, 3)));
        Assert.That(output.ToString(), Is.EqualTo("<KerasTensor shape=(None, 6, 6, 4), dtype=float32, from conv>"));
        Assert.That(new Conv2D(4, 3).Apply(torch.zeros(2, 8, 8, 3)).shape, Is.EqualTo(new long[] { 2, 6, 6, 4 }));
    }

    [Test]
    public void Float64LayersComputeInFloat64()
    {
        var y = new Dense(2, dtype: "float64").Apply(torch.zeros(1, 3));
        Assert.That(y.dtype, Is.EqualTo(torch.float64));
    }

    sealed class Wordless : Layer;

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Dense(0), "Dense: `units` must be positive. Received: units=0"),
        Mistake(() => new Dense(2, inputDim: 3, inputShape: 3), "Dense: `inputDim` and `inputShape` say the same; give one. Received: inputDim=3, inputShape=(3,)"),
        Mistake(() => new Dense(2, name: ""), "Dense: `name` must not be empty or contain a slash. Received: name=\"\""),
        Mistake(() => new Dense(2, name: "a/b"), "Dense: `name` must not be empty or contain a slash. Received: name=\"a/b\""),
        Mistake(() => new Dense(2, dtype: "float31"), "DTypePolicy: `name` must be one of "),
        Mistake(() => new Dense(2, name: "d").Build((null, null)), "Dense \"d\": the last axis of the input must be known. Received: input shape=(None, None)"),
        Mistake(() => new Dense(2, name: "d").CountParams(), "Dense \"d\": its weights cannot be counted before it is built. Give the first layer of its model an inputShape, or call it on data."),
        Mistake(() => _ = new Dense(2, name: "d").Output, "Dense \"d\": it has no symbolic input and output yet. Add it to a model whose input shape is known, or apply it to Keras.Input(…)."),
        Mistake(() => new Flatten("first"), "Flatten: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"first\""),
        Mistake(() => new Reshape((-1, -1)), "Reshape: `targetShape` must have positive dimensions, of which one may be -1. Received: targetShape=(-1, -1)"),
        Mistake(() => new Reshape((3, 3), name: "r").Apply(torch.zeros(2, 8)), "Reshape \"r\": a sample's 8 values do not fit. Received: input shape=(2, 8), targetShape=(3, 3)"),
        Mistake(() => new ZeroPadding2D(-1), "ZeroPadding2D: `padding` must not be negative. Received: padding="),
        Mistake(() => Keras.Input(), "InputLayer: one of `shape` (with or without `batchSize`) and `batchShape` is required, and only one. Received: shape=null, batchSize=null, batchShape=null"),
        Mistake(() => new Sequential([new Dense(2), new Dense(3).Apply(Keras.Input(3))]), "Only the result of Keras.Input(…) can stand among layers. Received: <KerasTensor shape=(None, 3), dtype=float32, from "),
        Mistake(() => new Wordless().Apply(torch.zeros(1)), "Wordless \"wordless"),
        Mistake(() => new Dense(2, name: "d").Apply(new Tensors([torch.zeros(1, 2), torch.zeros(1, 2)])), "Dense \"d\" takes one tensor. Received: 2"),
        Mistake(() => new Model(Keras.Input(3), new Dense(2).Apply(Keras.Input(3, name: "other")), name: "m"), "Model \"m\": the graph is disconnected: its outputs need the input \"other\" (None, 3), which is not among the inputs. Received: inputs "),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<Exception>().With.Message.StartsWith(message));

    [Test]
    public void AFailureInsideLibtorchIsReportedUnderTheLayersName()
    {
        var model = new Sequential([new Clumsy()]);
        Assert.That(() => model.Apply(torch.zeros(2, 3)), Throws.InvalidOperationException.With.Message.Match("^Clumsy \"clumsy(_\\d+)?\": .*\\. Received: input shape \\(2, 3\\)$|^Clumsy \"clumsy(_\\d+)?\": .* Received: input shape \\(2, 3\\)$"));
    }

    sealed class Clumsy : Layer
    {
        public override Tensor Call(Tensor inputs, bool training) => inputs.mm(inputs);
    }
}
