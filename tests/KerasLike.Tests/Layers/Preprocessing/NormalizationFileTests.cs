using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using NormalizationLayer = KerasLike.Layers.Normalization;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What was learned, in configs and files.</summary>
[TestFixture]
public class NormalizationFileTests
{
    static readonly float[,] Rows = { { 0, 7, 4 }, { 2, 9, 6 }, { 0, 7, 4 }, { 2, 9, 6 } };

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
}
