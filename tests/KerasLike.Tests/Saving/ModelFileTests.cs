using System.IO.Compression;
using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Saving;

[TestFixture]
public class ModelFileTests
{
    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.All))]
    public void WritesWhatKerasWrites(string kind, string name)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        var original = GoldenCases.FileOf(kind, name, ".keras");
        var saved = folder["saved.keras"];

        using (var model = Keras.LoadModel(original)) model.Save(saved);

        Assert.That(Entries(saved), Is.EqualTo(Entries(original)), "entries of the archive");
        Assert.That(JsonEquality.Difference(KerasFile.WithPublicModules(Config(saved)), KerasFile.WithPublicModules(Config(original))), Is.Null, "config.json");
        Assert.That(Hdf5Tree.Of(Weights(saved)), Is.EqualTo(Hdf5Tree.Of(Weights(original))), "tree of model.weights.h5");
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.All))]
    public void SavesTheSameAgainAfterLoading(string kind, string name)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        var (first, second) = (folder["first.keras"], folder["second.keras"]);

        using (var model = Keras.LoadModel(GoldenCases.FileOf(kind, name, ".keras"))) model.Save(first);
        using (var model = Keras.LoadModel(first)) model.Save(second);

        Assert.That(Text(second, "config.json"), Is.EqualTo(Text(first, "config.json")));
        Assert.That(Weights(second).ToArray(), Is.EqualTo(Weights(first).ToArray()), "model.weights.h5");
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Files))]
    public void PredictsWhatKerasPredicts(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var expected = new Hdf5(GoldenCases.FileOf("files", name, ".expected.h5"));
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", name, ".keras"));

        Assert.That(model.Predict(expected.Tensor("x"), verbose: 0), Close.To(expected.Tensor("y")));
        foreach (var (weight, i) in model.GetWeights().Select((w, i) => (w, i))) Assert.That(weight, Close.To(expected.Tensor($"weights/{i}"), 0, 0), $"weight {i}");
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Resumed))]
    public void GoesOnTrainingWhereKerasStopped(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var expected = new Hdf5(GoldenCases.FileOf("files", name, ".expected.h5"));
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", name, ".keras"));

        var history = model.Fit(expected.Tensor("x"), expected.Tensor("y"), batchSize: 8, epochs: 2, shuffle: false, verbose: 0);

        foreach (var key in expected.Names("history")) Assert.That(torch.tensor(history[key].ToArray()), Close.To(torch.tensor(expected.Doubles($"history/{key}"))), key);
        foreach (var (weight, i) in model.GetWeights().Select((w, i) => (w, i))) Assert.That(weight, Close.To(expected.Tensor($"weights/{i}")), $"weight {i}");
    }

    [Test]
    public void LargeWeightsAreTheSameAfterLoading()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Dense(1_300, inputDim: 1_101), new Reshape((26, 50, 1)), new Conv2D(2, 3)]);
        model.Save(folder["large.keras"]);

        using var loaded = Keras.LoadModel(folder["large.keras"]);

        foreach (var (actual, expected) in loaded.GetWeights().Zip(model.GetWeights())) Assert.That(actual.equal(expected).all().item<bool>(), $"weight of shape {Shape.Of(expected)}");
    }

    static IEnumerable<string> Entries(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    static JsonObject Config(string path) => JsonNode.Parse(Text(path, "config.json"))!.AsObject();

    static string Text(string path, string entry) => System.Text.Encoding.UTF8.GetString(Entry(path, entry).ToArray());

    static MemoryStream Weights(string path) => Entry(path, "model.weights.h5");

    static MemoryStream Entry(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var stream = zip.GetEntry(name)!.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
