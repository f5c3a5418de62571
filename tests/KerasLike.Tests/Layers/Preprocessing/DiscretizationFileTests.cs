using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Bins that were learned, in configs and files.</summary>
[TestFixture]
public class DiscretizationFileTests
{
    static readonly float[] Data = [.. Enumerable.Range(0, 250).Select(i => i * 37 % 101 / 10f - 3)];

    [Test]
    public void BinsThatWereLearnedAreInTheFileOfAModel()
    {
        using var scope = torch.NewDisposeScope();
        using var folder = new TemporaryFolder();
        var layer = new Discretization(numBins: 4, outputMode: "one_hot", inputShape: 1);
        layer.Adapt(Data);
        using var model = new Sequential([layer, new Dense(1)]);
        var x = Small.Column(-2, 0, 3, 5);
        model.Save(folder["model.keras"]);
        using var again = Keras.LoadModel(folder["model.keras"]);
        Assert.That(((Discretization)again.Layers[0]).BinBoundaries, Is.EqualTo(layer.BinBoundaries));
        Assert.That(again.Predict(x, verbose: 0), Close.To(model.Predict(x, verbose: 0)));
    }

    [TestCase("[0.0, 1.0]", "3")]
    [TestCase("[0.0, 1.0]", "null")]
    [TestCase("null", "3")]
    public void ReadsAConfigOfAnyKind(string boundaries, string bins)
    {
        var config = (JsonObject)JsonNode.Parse($$"""{"bin_boundaries": {{boundaries}}, "num_bins": {{bins}}, "epsilon": 0.01, "output_mode": "int", "sparse": false, "name": "d", "dtype": "float32"}""")!;
        Assert.That(JsonEquality.Difference(KerasObject.FromConfig<Discretization>(config).GetConfig(), config), Is.Null);
    }
}
