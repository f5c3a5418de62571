using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;
using Model = KerasLike.Models.Model;
using Sequential = KerasLike.Models.Sequential;

namespace KerasLike.Tests.Models;

/// <summary>Models made of graphs: several inputs and outputs, shared layers, models inside, models of parts.</summary>
[TestFixture]
public class FunctionalTests
{
    // double = 2a + 2b, difference = a − b.
    static Model TwoByTwo()
    {
        KerasTensor a = Keras.Input(1, name: "a"), b = Keras.Input(1, name: "b");
        var shared = new Dense(1, useBias: false, kernelInitializer: new KerasLike.Initializers.Constant(2), name: "twice");
        var sum = new Add(name: "double").Apply([shared.Apply(a), shared.Apply(b)]);
        return new Model([a, b], [sum, new Subtract(name: "difference").Apply([a, b])]);
    }

    static readonly float[,] A = Small.Column(1, 2, 3), B = Small.Column(10, 20, 30);

    [Test]
    public void TakesInputsInOrderOrByName()
    {
        using var scope = torch.NewDisposeScope();
        using var model = TwoByTwo();
        var (sum, difference) = model.PredictMany([A, B], verbose: 0);
        Assert.That(sum, Close.To(torch.tensor(new double[,] { { 22 }, { 44 }, { 66 } })));
        Assert.That(difference, Close.To(torch.tensor(new double[,] { { -9 }, { -18 }, { -27 } })));
        Assert.That(model.PredictMany(new Dictionary<string, Tensors> { ["b"] = B, ["a"] = A }, verbose: 0)[1], Close.To(difference));
    }

    [Test]
    public void ASharedLayerIsOneLayer()
    {
        using var model = TwoByTwo();
        Assert.That(model.Layers.Select(l => l.Name), Is.EqualTo(new[] { "a", "b", "twice", "double", "difference" }));
        Assert.That(model.CountParams(), Is.EqualTo(1));
    }

    [Test]
    public void LossesAndMetricsAreOfEachOutput()
    {
        using var model = TwoByTwo();
        model.Compile(new SGD(0), loss: ["mse", "mae"], lossWeights: [1, 0.5], metrics: [["mae"], ["mse", "mae"]]);
        // double is off by 1, difference by 2.
        var found = model.Evaluate([A, B], [Small.Column(21, 43, 65), Small.Column(-7, -16, -25)], verbose: 0);
        Assert.That(found.Names, Is.EqualTo(new[] { "loss", "double_loss", "difference_loss", "difference_mae", "difference_mse", "double_mae" }), "Keras's order");
        Assert.That(found, Is.EqualTo(new[] { 2d, 1, 2, 2, 4, 1 }).Within(1e-5));
    }

    [Test]
    public void EverythingMayBeGivenByName()
    {
        using var model = TwoByTwo();
        model.Compile(new SGD(0), loss: new Dictionary<string, KerasLike.Losses.Loss> { ["difference"] = "mae", ["double"] = "mse" }, lossWeights: new Dictionary<string, double> { ["difference"] = 0.5, ["double"] = 1 },
            metrics: new Dictionary<string, MetricGroup> { ["difference"] = "mse" });
        var targets = new Dictionary<string, Tensors> { ["difference"] = Small.Column(-7, -16, -25), ["double"] = Small.Column(21, 43, 65) };
        var found = model.Evaluate(new Dictionary<string, Tensors> { ["a"] = A, ["b"] = B }, targets, verbose: 0);
        Assert.That(found["loss"], Is.EqualTo(2).Within(1e-5));
        Assert.That(found["difference_mse"], Is.EqualTo(4).Within(1e-5));
        var history = model.Fit([A, B], targets, epochs: 2, verbose: 0, validationSplit: 0.34);
        Assert.That(history.Keys, Does.Contain("val_double_loss").And.Contain("difference_mse"));
    }

    [Test]
    public void AnOutputWithoutLossNeedsNoTargets()
    {
        using var model = TwoByTwo();
        model.Compile(new SGD(0), loss: ["mse", null]);
        Assert.That(model.Evaluate([A, B], Small.Column(21, 43, 65), verbose: 0)["loss"], Is.EqualTo(1).Within(1e-5));
    }

    [Test]
    public void ADictionaryNamesInputsAndOutputs()
    {
        using var scope = torch.NewDisposeScope();
        KerasTensor x = Keras.Input(2), y = new Dense(1, useBias: false, kernelInitializer: "ones").Apply(x);
        using var model = new Model(new Dictionary<string, KerasTensor> { ["features"] = x }, new Dictionary<string, KerasTensor> { ["price"] = y });
        var predicted = model.PredictMany(new Dictionary<string, Tensors> { ["features"] = new float[,] { { 1, 2 } } }, verbose: 0);
        Assert.That(predicted["price"], Close.To(torch.tensor(new double[,] { { 3 } })));
        Assert.That(Keras.CloneModel(model).OutputNames, Is.EqualTo(new[] { "price" }));
    }

    [Test]
    public void PartsOfAModelAreModels()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Dense(4, activation: "relu", inputShape: 3, name: "features"), new Dense(2)]);
        var x = torch.rand(5, 3);
        var features = new Model(model.Input, model.GetLayer("features").Output);
        Assert.That(features.Predict(x, verbose: 0), Close.To(model.Layers[0].Apply(x)));

        // From the middle on: an input takes the place of what came before.
        var head = new Model(model.GetLayer("features").Output, model.Output);
        Assert.That(head.Layers[0], Is.TypeOf<InputLayer>());
        Assert.That(head.Predict(features.Predict(x, verbose: 0), verbose: 0), Close.To(model.Predict(x, verbose: 0)));
    }

    [Test]
    public void AModelIsALayerOfAnother()
    {
        using var scope = torch.NewDisposeScope();
        using var inner = new Sequential([new Dense(3, activation: "tanh", inputShape: 4), new BatchNormalization()], name: "inner");
        KerasTensor a = Keras.Input(4), b = Keras.Input(4);
        using var model = new Model([a, b], new Concatenate().Apply([inner.Apply(a), inner.Apply(b)]));
        var x = torch.rand(2, 4);
        Assert.That(model.Predict([x, x], verbose: 0), Close.To(torch.cat([inner.Apply(x), inner.Apply(x)], 1)));

        // Frozen, its batch normalization leaves its averages alone in training.
        inner.Trainable = false;
        model.Compile(new SGD(1), "mse");
        var before = inner.GetWeights();
        model.Fit([x, x], torch.zeros(2, 6), verbose: 0);
        Assert.That(model.TrainableWeights, Is.Empty);
        foreach (var (now, then) in inner.GetWeights().Zip(before)) Assert.That(now, Close.To(then, 0, 0));
    }

    [Test]
    public void ALayerGivesItsStatesToAnother()
    {
        using var scope = torch.NewDisposeScope();
        KerasTensor source = Keras.Input((5, 3)), target = Keras.Input((4, 3));
        var encoder = new LSTM(6, returnState: true);
        var (_, h, c) = encoder.ApplyMany(source);
        var decoder = new LSTM(6, returnSequences: true);
        using var model = new Model([source, target], decoder.Apply([target, h, c]));
        var (x, y) = (torch.rand(2, 5, 3), torch.rand(2, 4, 3));
        var states = encoder.Apply((Tensors)x);
        Assert.That(model.Predict([x, y], verbose: 0), Close.To(decoder.Apply(new Tensors(y, states[1], states[2])).Single));

        var again = Model.FromConfig(JsonNode.Parse(model.GetConfig().ToJsonString())!.AsObject());
        again.SetWeights(model.GetWeights());
        Assert.That(again.Predict([x, y], verbose: 0), Close.To(model.Predict([x, y], verbose: 0)));
        Assert.That(JsonEquality.Difference(again.GetConfig(), model.GetConfig()), Is.Null);
        Assert.That(() => encoder.Apply(source), Throws.InvalidOperationException.With.Message.EndsWith("gives 3 outputs. Take them apart: var (a, b) = layer.ApplyMany(inputs)"));
    }

    [Test]
    public void AttentionOptionsAreInTheConfig()
    {
        using var scope = torch.NewDisposeScope();
        var x = Keras.Input((4, 6));
        var (y, scores) = new MultiHeadAttention(2, 3).ApplyWithScores(x, x, useCausalMask: true);
        using var model = new Model(x, [y, scores]);
        Assert.That(model.Outputs[1].Shape, Is.EqualTo(new Shape(null, 2, 4, 4)));
        using var again = Model.FromConfig(JsonNode.Parse(model.GetConfig().ToJsonString())!.AsObject());
        again.SetWeights(model.GetWeights());
        var found = again.PredictMany(torch.rand(2, 4, 6), verbose: 0);
        Assert.That(found[1].triu(1).abs().sum().item<float>(), Is.Zero, "nothing looks ahead");
        Assert.That(found[1].sum(-1), Close.To(torch.ones(2, 2, 4)));
    }

    static readonly TestCaseData[] Mistakes =
    [
        Support.Mistakes.Mistake(() => TwoByTwo().PredictMany(A, verbose: 0), "takes 2 inputs (a, b). Received: 1"),
        Support.Mistakes.Mistake(() => TwoByTwo().PredictMany(new Dictionary<string, Tensors> { ["a"] = A, ["c"] = B }, verbose: 0), "there must be data for input \"b\". Received: a, c"),
        Support.Mistakes.Mistake(() => TwoByTwo().Predict((A, B), verbose: 0), "gives 2 outputs. Ask for all of them: PredictMany"),
        Support.Mistakes.Mistake(() => Compiled(loss: ["mse", "mse", "mse"]), "Compile: `loss` must have one entry for each of the 2 outputs (double, difference). Received: 3"),
        Support.Mistakes.Mistake(() => Compiled(loss: new Dictionary<string, KerasLike.Losses.Loss> { ["sum"] = "mse" }), "Compile: `loss` must have the names of outputs: double, difference. Received: \"sum\""),
        Support.Mistakes.Mistake(() => Compiled(loss: "mse").Evaluate([A, B], (A, B, A), verbose: 0), "`y` must have targets for each of the 2 outputs (double, difference). Received: 3"),
        Support.Mistakes.Mistake(() => new Add().Apply([Keras.Input(3), Keras.Input(4)]), "expected inputs of shapes that fit each other (equal, or 1, on each axis after the batch). Received: shapes (None, 3), (None, 4)"),
        Support.Mistakes.Mistake(() => new Concatenate(axis: 1).Apply([Keras.Input((2, 3)), Keras.Input((2, 4))]), "expected inputs that differ in size only along axis 1. Received: shapes (None, 2, 3), (None, 2, 4)"),
        Support.Mistakes.Mistake(() => new Model(Keras.Input(2, name: "x"), new Add().Apply([new Dense(1, name: "d").Apply(Keras.Input(2, name: "x")), Keras.Input(1, name: "z")])), "the graph is disconnected"),
        Support.Mistakes.Mistake(TwoDenseWithOneName, "its layers must have different names. Received: several layers named \"d\""),
    ];

    [TestCaseSource(nameof(Mistakes))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.Exception.With.Message.Contains(message));

    static Model Compiled(OutputLosses loss)
    {
        var model = TwoByTwo();
        model.Compile("sgd", loss);
        _ = model.MetricsNames;
        return model;
    }

    static void TwoDenseWithOneName()
    {
        var x = Keras.Input(2);
        _ = new Model(x, new Dense(1, name: "d").Apply(new Dense(2, name: "d").Apply(x)));
    }
}
