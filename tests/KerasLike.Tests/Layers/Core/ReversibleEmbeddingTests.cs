using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Core;

/// <summary>Embeddings that also go back, from vectors to scores.</summary>
[TestFixture]
public class ReversibleEmbeddingTests
{
    static readonly long[,] Tokens = { { 3, 1, 0 }, { 2, 4, 1 } };

    [Test]
    public void TheWayBackIsTheTableTransposedOrAnother([Values] bool tie, [Values(null, 2.0)] double? cap)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new ReversibleEmbedding(5, 4, tie, logitSoftCap: cap);
        var vectors = layer.Apply(torch.tensor(Tokens));
        Assert.That(vectors, Close.To(layer.Embeddings.ToKeras()[torch.tensor(Tokens)]));
        layer.SetWeights([.. layer.Weights.Select(w => (Tensors)(torch.randn(w.Shape.ToSizes()) * 2))]);

        var expected = vectors.matmul(tie ? layer.Embeddings.ToKeras().t() : layer.ReverseEmbeddings!.ToKeras());
        if (cap is double c) expected = c * (expected / c).tanh();
        Assert.That(layer.Apply(vectors, reverse: true), Close.To(expected));
        Assert.That(layer.Weights.Select(w => w.Name), Is.EqualTo(tie ? new[] { "embeddings" } : ["embeddings", "reverse_embeddings"]));
    }

    [Test]
    public void InAGraphBothWaysAreSavedAndTrained()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        var tokens = Keras.Input(3, dtype: "int32");
        var embedding = new ReversibleEmbedding(5, 4, maskZero: true);
        var scores = embedding.Apply(new Dense(4).Apply(embedding.Apply(tokens)), reverse: true);
        Assert.That(scores.Shape, Is.EqualTo(new Shape(null, 3, 5)));
        using var model = new Model(tokens, scores);
        model.Compile("adam", new KerasLike.Losses.SparseCategoricalCrossentropy(fromLogits: true));
        var before = model.Evaluate(Tokens, Tokens, verbose: 0)["loss"];
        model.Fit(Tokens, Tokens, epochs: 20, verbose: 0);
        Assert.That(model.Evaluate(Tokens, Tokens, verbose: 0)["loss"], Is.LessThan(before));

        var file = Path.Combine(folder.Path, "m.keras");
        model.Save(file);
        using var loaded = Keras.LoadModel(file);
        Assert.That(loaded.Predict(Tokens, verbose: 0), Close.To(model.Predict(Tokens, verbose: 0)));
    }

    [Test]
    public void PaddingIsMarkedOnTheWayForthOnly()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new ReversibleEmbedding(5, 4, maskZero: true);
        var vectors = layer.Apply(torch.tensor(Tokens));
        Assert.That(CallContext.MaskOf(vectors)!.data<bool>().ToArray(), Is.EqualTo(new[] { true, true, false, true, true, true }));
        Assert.That(CallContext.MaskOf(layer.Apply(vectors, reverse: true)), Is.Null);
    }

    [Test]
    public void TheWayBackMayHaveANumberTypeOfItsOwn()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new ReversibleEmbedding(5, 4, reverseDtype: "float64");
        Assert.That(layer.Apply(layer.Apply(torch.tensor(Tokens)), reverse: true).dtype, Is.EqualTo(torch.float64));
        Assert.That(layer.GetConfig()["reverse_dtype"]!.GetValue<string>(), Is.EqualTo("float64"));
    }

    [Test]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.That(() => new ReversibleEmbedding(5, 4, name: "e").Apply(torch.zeros(2, 3), reverse: true), Throws.ArgumentException.With.Message.StartsWith(
            "ReversibleEmbedding \"e\": in reverse, expected 4 values on the last axis. Received: shape (2, 3)."));
        Assert.That(() => new ReversibleEmbedding(5, 4, name: "e").Apply(torch.tensor(new[] { 7L })), Throws.ArgumentException.With.Message.StartsWith("ReversibleEmbedding \"e\": expected integers from 0 to 4. Received: 7 to 7."));
        Assert.That(() => new ReversibleEmbedding(5, 4, logitSoftCap: 0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("ReversibleEmbedding: `logitSoftCap` must be positive. Received: logitSoftCap=0"));
        Assert.That(() => new ReversibleEmbedding(0, 4), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("ReversibleEmbedding: `inputDim` must be positive. Received: inputDim=0"));
        Assert.That(() => new ReversibleEmbedding(5, 4, reverseDtype: "float"), Throws.ArgumentException.With.Message.StartsWith("ReversibleEmbedding: `reverseDtype` must be one of \"float32\", \"float64\", \"float16\", \"bfloat16\". Received: reverseDtype=\"float\""));
    }
}
