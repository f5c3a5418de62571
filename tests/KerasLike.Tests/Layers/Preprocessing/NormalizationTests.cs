using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;
using static KerasLike.Tests.Support.Mistakes;
using NormalizationLayer = KerasLike.Layers.Normalization;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>(x − mean) / √variance, given or learned.</summary>
[TestFixture]
public class NormalizationTests
{
    static readonly float[,] Rows = { { 0, 7, 4 }, { 2, 9, 6 }, { 0, 7, 4 }, { 2, 9, 6 } };

    [Test]
    public void LearnsMeanAndVariance()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new NormalizationLayer();
        layer.Adapt(Rows);
        Assert.That(layer.Apply(new float[,] { { 0, 7, 4 } }).Single, Close.To(torch.tensor(new float[,] { { -1, -1, -1 } })));
        var all = new NormalizationLayer(axis: []);
        all.Adapt(new float[] { 1, 2, 3, 4, 5 });
        Assert.That(all.Apply(torch.tensor(new float[] { 1, 2, 3 })), Close.To(torch.tensor(new[] { -1.4142135f, -0.70710677f, 0 })));
        var back = new NormalizationLayer(invert: true);
        back.Adapt(Rows);
        Assert.That(back.Apply(new float[,] { { 1, 2, 3 } }).Single, Close.To(torch.tensor(new float[,] { { 2, 10, 8 } })));
    }

    [Test]
    public void KeepsAxesApart([Values] bool inBatches)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(12, 5, 4, 3) * 3 + torch.arange(4).reshape(4, 1) * 2;
        var layer = new NormalizationLayer(axis: [1, -2]);
        if (inBatches) layer.Adapt(x.split(5).Select(part => (Batch)(part, part)));
        else layer.Adapt(x);
        var y = layer.Apply(x);
        Assert.That(y.mean([0, 3]), Close.To(torch.zeros(5, 4)));
        Assert.That(y.@var([0, 3], unbiased: false), Close.To(torch.ones(5, 4)));
        Assert.That(layer.GetWeights()[0].shape, Is.EqualTo(new long[] { 5, 4 }));
    }

    [Test]
    public void EachValueMayHaveItsOwn()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new NormalizationLayer(); // one axis only: each place in the batch is an index
        layer.Adapt(torch.tensor(new float[] { 1, 2 }));
        Assert.That(layer.GetWeights()[0], Close.To(torch.tensor(new float[] { 1, 2 })));
        Assert.That(layer.GetWeights()[1], Close.To(torch.zeros(2)));
    }

    [Test]
    public void TakesMeanAndVariance()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(4, 3, 5, 2);
        Assert.That(new NormalizationLayer(mean: 3, variance: 2).Apply(x), Close.To((x - 3) / Math.Sqrt(2)));
        Assert.That(new NormalizationLayer(axis: 1, mean: [1, 2, 3], variance: [1, 4, 0]).Apply(x),
            Close.To((x - torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1)) / torch.tensor(new[] { 1, 2, 1e-7f }).reshape(3, 1, 1)));
        Assert.That(new NormalizationLayer(axis: [1, 2], mean: new[,] { { 1.0 }, { 2 }, { 3 } }, variance: new[,] { { 1.0 }, { 4 }, { 9 } }, invert: true).Apply(x),
            Close.To(x * torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1) + torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1)));
        Assert.That(new NormalizationLayer(mean: 0, variance: 1).Apply(torch.ones(1, 2, dtype: torch.uint8)).dtype, Is.EqualTo(torch.float32));
    }

    [Test]
    public void WhatWasLearnedIsInTheFileOfAModel()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var layer = new NormalizationLayer();
        layer.Adapt(Rows);
        using var model = new Sequential([Keras.Input(3), layer, new Dense(2)]);
        model.Save(folder["model.keras"]);
        model.SaveWeights(folder["model.weights.h5"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        Assert.That(JsonEquality.Difference(again.GetConfig(), model.GetConfig()), Is.Null, "with the shape that it was adapted to");
        Assert.That(again.Predict(Rows, verbose: 0), Close.To(model.Predict(Rows, verbose: 0)));
        using var clone = Keras.CloneModel(model);
        clone.LoadWeights(folder["model.weights.h5"]);
        Assert.That(clone.Predict(Rows, verbose: 0), Close.To(model.Predict(Rows, verbose: 0)));
    }

    [TestCase("[-1]", "null", "null")]
    [TestCase("[1, 2]", "[[1.0, 2.0]]", "[[1.0, 2.0]]")]
    [TestCase("[]", "1.5", "2.5")]
    public void WritesTheConfigItWasReadFrom(string axis, string mean, string variance)
    {
        var config = (JsonObject)JsonNode.Parse($$"""{"axis": {{axis}}, "mean": {{mean}}, "variance": {{variance}}, "invert": false}""")!;
        var written = KerasObject.FromConfig<NormalizationLayer>(config).GetConfig();
        foreach (var (key, value) in config) Assert.That(JsonEquality.Difference(written[key], value, key), Is.Null);
    }

    static NormalizationLayer Adapted(string name)
    {
        var layer = new NormalizationLayer(name: name);
        layer.Adapt(Rows);
        return layer;
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new NormalizationLayer(mean: 1), "Normalization: `mean` and `variance` must be given together. Received: mean=1.0, variance=null"),
        Mistake(() => new NormalizationLayer(mean: [1, 2], variance: 1), "Normalization: `mean` and `variance` must have the same shape. Received: mean shape=(2,), variance shape=()"),
        Mistake(() => new NormalizationLayer(mean: [1, 2], variance: [1, 2], name: "n").Apply(torch.zeros(1, 3)), "Normalization \"n\": `mean` and `variance` do not fit the input. Received: mean shape=(2,), input shape=(1, 3), axis=(-1)"),
        Mistake(() => new NormalizationLayer(axis: 3, name: "n").Apply(torch.zeros(1, 3)), "Normalization \"n\": `axis` must be from -2 to 1 for an input of 2 axes. Received: axis=(3), input shape=(1, 3)"),
        Mistake(() => new NormalizationLayer(name: "n").Apply(Keras.Input((2, null))), "Normalization \"n\": the size of the input must be known along `axis`. Received: axis=(-1), input shape=(None, 2, None)"),
        Mistake(() => Adapted("n").Adapt(new float[2, 4]), "Normalization \"n\": it was built on shape (4, 3), which data must have along axis (-1). Received: shape (2, 4)"),
        Mistake(() => new NormalizationLayer(mean: 1, variance: 1, name: "n").Adapt(Rows), "Normalization \"n\": it was given its mean and variance, so there is nothing to learn. Leave `mean` and `variance` out to adapt it."),
        Mistake(() => new NormalizationLayer(name: "n").Adapt(Array.Empty<Batch>()), "Normalization \"n\": there must be data to adapt to. Received: no batch"),
        Mistake(() => new NormalizationLayer(dtype: "int32"), "Normalization: `dtype` must be a floating-point type. Received: dtype=\"int32\""),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
