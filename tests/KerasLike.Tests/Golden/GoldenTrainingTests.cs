using System.Text.Json.Nodes;
using KerasLike.Callbacks;
using KerasLike.Losses;
using KerasLike.Metrics;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Tests.Golden;

/// <summary>Training gives Keras's history, weights, predictions and evaluation.</summary>
[TestFixture]
public class GoldenTrainingTests
{
    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Trainings))]
    public void MatchesKeras(string name)
    {
        using var scope = torch.NewDisposeScope();
        var file = new KerasFile(GoldenCases.FileOf("training", name, ".keras"));
        using var data = new Hdf5(GoldenCases.FileOf("training", name, ".h5"));
        var spec = JsonNode.Parse(data.Attribute("spec"))!;
        using var model = file.Load();
        Compile(model, file.Root["compile_config"]!);
        foreach (var (layer, entry) in model.Layers.Zip(file.Config["layers"]!.AsArray().Skip(1))) layer.Trainable = (bool)entry!["config"]!["trainable"]!;
        Tensors x = data.Tensor("x"), y = data.Tensor("y");
        var batchSize = (int)spec["batch_size"]!;

        var history = model.Fit(x, y, batchSize, (int)spec["epochs"]!, verbose: 0, shuffle: false,
            callbacks: spec["callbacks"]!.AsArray().Select(c => Callback((string)c!["class_name"]!, c["config"]!.AsObject())),
            validationSplit: (double)spec["validation_split"]!,
            validationData: data.Has("x_val") ? (data.Tensor("x_val"), data.Tensor("y_val")) : null,
            classWeight: spec["class_weight"]?.AsObject().ToDictionary(e => int.Parse(e.Key, System.Globalization.CultureInfo.InvariantCulture), e => (double)e.Value!),
            sampleWeight: data.Has("sample_weight") ? data.Tensor("sample_weight") : null);

        Assert.That(history.Keys, Is.EquivalentTo(data.Names("history")), "names in the history");
        foreach (var key in history.Keys) Assert.That(torch.tensor(history[key].ToArray()), Close.To(torch.tensor(data.Doubles($"history/{key}"))), $"history of {key}");
        var expected = data.Numbered("weights");
        foreach (var (weight, i) in model.GetWeights().Select((w, i) => (w, i))) Assert.That(weight, Close.To(expected[i]), $"weight {i}");
        Assert.That(model.Predict(x, verbose: 0), Close.To(data.Tensor("predictions")), "predictions");
        var evaluation = model.Evaluate(x, y, batchSize, verbose: 0);
        foreach (var key in data.Names("evaluate")) Assert.That(evaluation[key], Close.To(data.Scalar($"evaluate/{key}")), $"evaluation of {key}");
    }

    static void Compile(Model model, JsonNode config)
    {
        var optimizer = (Optimizer)Config.Deserialize(config["optimizer"]!.AsObject(), typeof(Optimizer));
        Assert.That(JsonEquality.Difference(optimizer.GetConfig(), config["optimizer"]!["config"]), Is.Null, "config of the optimizer");
        model.Compile(optimizer, Read<Loss>(config["loss"], id => id), metrics: config["metrics"]?.AsArray().Select(m => Read<Metric>(m, id => id)),
            weightedMetrics: config["weighted_metrics"]?.AsArray().Select(m => Read<Metric>(m, id => id)));
    }

    static T Read<T>(JsonNode? node, Func<string, T> byName) where T : KerasObject
    {
        if (node is not JsonObject entry) return byName((string)node!);
        var made = (T)Config.Deserialize(entry, typeof(T));
        Assert.That(JsonEquality.Difference(made.GetConfig(), entry["config"]), Is.Null, $"config of {entry["class_name"]}");
        return made;
    }

    static EarlyStopping Callback(string name, JsonObject config) => name == nameof(EarlyStopping)
        ? new((string)config["monitor"]!, patience: (int)config["patience"]!, restoreBestWeights: (bool)config["restore_best_weights"]!)
        : throw new ArgumentException(name);
}
