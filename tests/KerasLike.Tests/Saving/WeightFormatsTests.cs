using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving.Hdf5;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using PureHDF;

namespace KerasLike.Tests.Saving;

[TestFixture]
public class WeightFormatsTests
{
    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Files))]
    public void LoadsWeightsThatKerasSaved(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var expected = new Hdf5(GoldenCases.FileOf("files", name, ".expected.h5"));
        foreach (var ending in new[] { ".weights.h5", ".h5", ".keras" })
        {
            using var model = Keras.ModelFromJson(File.ReadAllText(GoldenCases.FileOf("files", name, ".json")));

            model.LoadWeights(GoldenCases.FileOf("files", name, ending));

            Assert.That(model.Predict(expected.Tensor("x"), verbose: 0), Close.To(expected.Tensor("y")), ending);
        }
    }

    // HDF5 has no name for this type: h5py writes two bytes without a meaning, and Keras an attribute that tells it.
    [Test]
    public void BrainFloatsAreKeptBitForBit([Values(".keras", ".h5", ".weights.h5", ".safetensors")] string ending)
    {
        using var folder = new TemporaryFolder();
        Sequential Made() => new([new Dense(3, inputShape: 2, name: "dense", dtype: "bfloat16"), new BatchNormalization(name: "normal", dtype: "bfloat16")]);
        using var model = Made();
        Assert.That(model.Weights[0].DType, Is.EqualTo(torch.ScalarType.BFloat16), "what is tested");
        if (ending is ".keras" or ".h5") model.Save(folder["saved" + ending]);
        else model.SaveWeights(folder["saved" + ending]);

        using var again = ending is ".keras" or ".h5" ? Keras.LoadModel(folder["saved" + ending]) : Made();
        if (ending is not (".keras" or ".h5")) again.LoadWeights(folder["saved" + ending]);

        foreach (var (ours, theirs) in again.Weights.Zip(model.Weights)) Assert.That((ours.DType, ((Tensor)ours).eq(theirs).all().item<bool>()), Is.EqualTo((theirs.DType, true)), theirs.Name);
        if (ending != ".weights.h5") return;
        using var file = H5File.OpenRead(folder["saved.weights.h5"]);
        var kernel = file.Dataset("layers/dense/vars/0");
        Assert.That((kernel.Type.Class, kernel.Type.Size, kernel.Attribute("dtype").Read<string>()), Is.EqualTo((H5DataTypeClass.Opaque, 2, "bfloat16")));
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Files))]
    public void LoadsWholeModelsInTheOlderFormat(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var expected = new Hdf5(GoldenCases.FileOf("files", name, ".expected.h5"));
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", name, ".h5"));

        Assert.That(model.Predict(expected.Tensor("x"), verbose: 0), Close.To(expected.Tensor("y")));
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Files))]
    public void WritesTheOlderFormatAsKerasDoes(string name)
    {
        using var folder = new TemporaryFolder();
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", name, ".h5"));
        var saved = folder["saved.h5"];

        model.Save(saved);

        var (ours, keras) = (Hdf5Tree.Of(saved).Split('\n'), Hdf5Tree.Of(GoldenCases.FileOf("files", name, ".h5")).Split('\n'));
        Assert.That(ours.Skip(1), Is.EqualTo(keras.Skip(1)), "groups and arrays");
        using Hdf5 a = new(saved), b = new(GoldenCases.FileOf("files", name, ".h5"));
        foreach (var attribute in new[] { "model_config", "training_config" }.Where(n => keras[0].Contains($"@{n}:", StringComparison.Ordinal)))
            Assert.That(JsonEquality.Difference(JsonNode.Parse(a.Attribute(attribute)), JsonNode.Parse(b.Attribute(attribute))), Is.Null, attribute);
    }

    [TestCaseSource(typeof(GoldenCases), nameof(GoldenCases.Files))]
    public void WritesWeightsAsKerasDoes(string name)
    {
        using var folder = new TemporaryFolder();
        using var model = Keras.LoadModel(GoldenCases.FileOf("files", name, ".keras"));
        var saved = folder["saved.weights.h5"];

        model.SaveWeights(saved);

        Assert.That(Hdf5Tree.Of(saved), Is.EqualTo(Hdf5Tree.Of(GoldenCases.FileOf("files", name, ".weights.h5"))));
    }

    [TestCase("w.weights.h5")]
    [TestCase("w.h5")]
    [TestCase("w.safetensors")]
    public void LoadsWhatItSaved(string file)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using Sequential from = Small(), to = Small();
        from.SaveWeights(folder[file]);

        to.LoadWeights(folder[file]);

        foreach (var (a, b) in from.GetWeights().Zip(to.GetWeights())) Assert.That(b, Close.To(a, 0, 0));
    }

    [Test]
    public void LoadsByNameWhatHasTheName()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var from = Small();
        from.SaveWeights(folder["w.h5"]);
        using var to = new Sequential([new Dense(3, inputShape: 4, name: "other"), new Dense(2, name: "second")]);
        var untouched = to.GetWeights()[0];

        to.LoadWeights(folder["w.h5"], byName: true);

        Assert.That(to.GetWeights()[0], Close.To(untouched, 0, 0));
        Assert.That(to.GetWeights()[2], Close.To(from.GetWeights()[2], 0, 0));
    }

    [TestCase("w.weights.h5")]
    [TestCase("w.h5")]
    [TestCase("w.safetensors")]
    public void LeavesOutWhatDoesNotFit(string file)
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var from = Small();
        from.SaveWeights(folder[file]);
        using var to = new Sequential([new Dense(3, inputShape: 4, name: "first"), new Dense(7, name: "second")]);
        var untouched = to.GetWeights()[2];

        Assert.That(() => to.LoadWeights(folder[file]), Throws.TypeOf<InvalidDataException>().With.Message.Contains("shape (3, 2)").And.Message.Contains("wants shape (3, 7)"));
        to.LoadWeights(folder[file], skipMismatch: true);

        Assert.That(to.GetWeights()[0], Close.To(from.GetWeights()[0], 0, 0));
        Assert.That(to.GetWeights()[2], Close.To(untouched, 0, 0));
    }

    [Test]
    public void WritesSafetensorsAsTheFormatSays()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Dense(2, inputShape: 3, name: "out")]);
        model.SetWeights([new float[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } }, new float[] { 7, 8 }]);

        model.SaveWeights(folder["w.safetensors"]);

        var bytes = File.ReadAllBytes(folder["w.safetensors"]);
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
        var header = JsonNode.Parse(Encoding.UTF8.GetString(bytes, 8, length))!.AsObject();
        Assert.That(header["out/kernel"]!.ToJsonString(), Is.EqualTo("""{"dtype":"F32","shape":[3,2],"data_offsets":[0,24]}"""));
        Assert.That(header["out/bias"]!.ToJsonString(), Is.EqualTo("""{"dtype":"F32","shape":[2],"data_offsets":[24,32]}"""));
        Assert.That(length % 8, Is.Zero);
        Assert.That(Enumerable.Range(0, 8).Select(i => BitConverter.ToSingle(bytes, 8 + length + (4 * i))), Is.EqualTo(new float[] { 1, 2, 3, 4, 5, 6, 7, 8 }));
    }

    [Test]
    public void LoadsTheLayoutOfKeras2()
    {
        using var folder = new TemporaryFolder();
        using var scope = torch.NewDisposeScope();
        float[,] kernel = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
        using (var file = new Hdf5Writer())
        {
            file.Text("", "keras_version", "2.4.0");
            file.Text("", "backend", "tensorflow");
            file.Text("", "model_config", """
                {"class_name": "Sequential", "config": {"name": "sequential", "layers": [
                  {"class_name": "Dense", "config": {"name": "dense", "trainable": true, "batch_input_shape": [null, 3], "dtype": "float32", "units": 2, "activation": "relu", "use_bias": true,
                    "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null, "dtype": "float32"}}, "bias_initializer": {"class_name": "Zeros", "config": {}},
                    "kernel_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null, "bias_constraint": null}},
                  {"class_name": "BatchNormalization", "config": {"name": "batch_normalization", "trainable": true, "dtype": {"class_name": "Policy", "config": {"name": "float32"}}, "axis": [1],
                    "momentum": 0.99, "epsilon": 0.001, "center": true, "scale": true}}]}}
                """);
            file.Text("", "training_config", """
                {"loss": "mse", "metrics": [[{"class_name": "MeanMetricWrapper", "config": {"name": "accuracy", "dtype": "float32", "fn": "binary_accuracy"}}]], "weighted_metrics": null, "loss_weights": null,
                 "optimizer_config": {"class_name": "SGD", "config": {"name": "SGD", "lr": 0.5, "decay": 0.25, "momentum": 0.25, "nesterov": false}}}
                """);
            file.Texts("model_weights", "layer_names", ["dense", "batch_normalization"]);
            AddLayer(file, "dense", [("dense/kernel:0", torch.tensor(kernel)), ("dense/bias:0", torch.tensor(new float[] { 1, -1 }))]);
            AddLayer(file, "batch_normalization", [.. new[] { "gamma", "beta", "moving_mean", "moving_variance" }.Select((n, i) => ($"batch_normalization/{n}:0", torch.full([2], i + 1f)))]);
            using var stream = File.Create(folder["old.h5"]);
            file.Write(stream);
        }

        using var model = Keras.LoadModel(folder["old.h5"]);

        Assert.That(model.GetWeights()[0], Close.To(torch.tensor(kernel)));
        Assert.That(model.Optimizer.ToString(), Does.Contain("momentum: 0.25").And.Contain("learningRate: InverseTimeDecay(0.5, 1, 0.25)"), "the formula of decay in Keras 2");
        // relu(x K + b) = (10, 11), then (z − 3) / √(4 + ε) · 1 + 2.
        Assert.That(model.Predict(torch.ones(1, 3), verbose: 0), Close.To(torch.tensor(new[,] { { 2 + (7 / Math.Sqrt(4.001)), 2 + (8 / Math.Sqrt(4.001)) } })));
    }

    [Test]
    public void ClonesLayersButNotWeights()
    {
        using var scope = torch.NewDisposeScope();
        using var model = Small();
        using var clone = Keras.CloneModel(model);

        Assert.That(JsonNode.DeepEquals(clone.GetConfig(), model.GetConfig()));
        Assert.That(torch.allclose(clone.GetWeights()[0], model.GetWeights()[0]), Is.False);
    }

    static Sequential Small() => new([new Dense(3, inputShape: 4, name: "first"), new Dense(2, name: "second")]);

    static void AddLayer(Hdf5Writer file, string layer, (string Name, Tensor Value)[] weights)
    {
        file.Texts($"model_weights/{layer}", "weight_names", [.. weights.Select(w => w.Name)]);
        foreach (var (name, value) in weights) file.Array($"model_weights/{layer}/{name}", value);
    }
}
