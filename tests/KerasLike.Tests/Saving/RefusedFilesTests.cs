using System.IO.Compression;
using System.Text;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;
using KerasLike.Saving.Hdf5;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Saving;

/// <summary>Each way in which a file can be wrong, with a file made for it.</summary>
[TestFixture]
public class RefusedFilesTests
{
    const string Metadata = """{"keras_version": "3.16.0", "date_saved": "2026-01-01@00:00:00"}""";

    const string OneDense = """
        {"module": "keras", "class_name": "Sequential", "config": {"name": "net", "layers": [
          {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 3], "name": "in"}},
          {"module": "keras.layers", "class_name": "Dense", "config": {"name": "out", "units": 2}}]}, "compile_config": {}}
        """;

    TemporaryFolder folder = null!;

    string Model => folder["model.keras"];

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void SaysWhenItIsNoZip()
    {
        File.WriteAllText(Model, "no model");
        Refused("not a .keras file, which is a zip archive. Received: 8 bytes of something else");
    }

    [Test]
    public void SaysWhenTheZipIsCutShort()
    {
        Save(OneDense, Weights((3, 2)));
        File.WriteAllBytes(Model, File.ReadAllBytes(Model)[..^100]);
        Refused("the archive is cut short or damaged. Copy or download it again.");
    }

    [Test]
    public void SaysWhenThereIsNoConfig()
    {
        Zip(("readme.txt", "hello"u8.ToArray()));
        Refused("the archive holds no config.json, so it is no Keras model. Received: readme.txt");
    }

    [Test]
    public void SaysWhenThereAreNoWeights()
    {
        Zip(("metadata.json", Encoding.UTF8.GetBytes(Metadata)), ("config.json", Encoding.UTF8.GetBytes(OneDense)));
        Refused("the archive holds no model.weights.h5. Received: metadata.json, config.json");
    }

    [Test]
    public void SaysWhenTheConfigIsNoJson()
    {
        Save("{\"class_name\": ", Weights((3, 2)));
        Refused("config.json: is no JSON");
    }

    [Test]
    public void SaysWhenTheWeightsAreCutShort()
    {
        Save(OneDense, Weights((3, 2))[..^200]);
        Refused("model.weights.h5: ");
    }

    [Test]
    public void SaysWhenAnArrayIsMissing()
    {
        Save(OneDense, Hdf5(f =>
        {
            f.Array("layers/dense/vars/0", torch.zeros(3, 2));
            f.Array("layers/dense/vars/7", torch.zeros(2));
        }));
        Refused("model.weights.h5: \"layers/dense/vars/1\" is missing, which Dense \"out\" wants for its bias (2,).");
    }

    [Test]
    public void SaysWhichWeightHasAnotherShape()
    {
        Save(OneDense, Weights((4, 2)));
        Refused("model.weights.h5: \"layers/dense/vars/0\" has shape (4, 2). Dense \"out\" wants shape (3, 2) for its kernel.");
    }

    [Test]
    public void SaysWhichLayerHasAnotherNumberOfWeights()
    {
        Save(OneDense, Hdf5(f => f.Array("layers/dense/vars/0", torch.zeros(3, 2))));
        Refused("model.weights.h5: Dense \"out\" at \"layers/dense/vars\" wants 2 weights (kernel (3, 2), bias (2,)). The file holds 1 ((3, 2)).");
    }

    [Test]
    public void SaysWhichClassIsUnknown()
    {
        Save(OneDense.Replace("\"Dense\"", "\"Dens\"", StringComparison.Ordinal), Weights((3, 2)));
        Refused("Unknown layer \"Dens\". Did you mean \"Dense\"? Known: ", "If the class is yours, call Registry.Register<Dens>() first.");
    }

    [Test]
    public void SaysWhichKeyIsUnknown()
    {
        Save(OneDense.Replace("\"units\": 2", "\"units\": 2, \"unitz\": 3", StringComparison.Ordinal), Weights((3, 2)));
        Refused("Dense: unknown config key \"unitz\". Known: ");
    }

    [Test]
    public void SaysWhichValueIsWrong()
    {
        Save(OneDense.Replace("\"units\": 2", "\"units\": -2", StringComparison.Ordinal), Weights((3, 2)));
        Refused("`units` must be positive");
    }

    [Test]
    public void RunsNoByteCode()
    {
        Save(OneDense.Replace("""Dense", "config": {"name": "out", "units": 2}""", """Lambda", "config": {"name": "twice", "function": {"class_name": "__lambda__", "config": {"code": "4wEAAAA=", "defaults": null}}}""", StringComparison.Ordinal), Weights((3, 2)));
        Refused("Lambda \"twice\" holds a Python function as byte code, which is never run.");
    }

    [Test]
    public void RunsNoByteCodeOfKeras2()
    {
        Save(OneDense.Replace("""Dense", "config": {"name": "out", "units": 2}""", """Lambda", "config": {"name": "twice", "function": ["4wEAAAA=", null, null], "function_type": "lambda"}""", StringComparison.Ordinal), Weights((3, 2)));
        Refused("Lambda \"twice\" holds a Python function as byte code, which is never run.");
    }

    [Test]
    public void SaysWhenTheFormatIsNewer()
    {
        Zip(("metadata.json", """{"keras_version": "4.1.0"}"""u8.ToArray()), ("config.json", Encoding.UTF8.GetBytes(OneDense)), ("model.weights.h5", Weights((3, 2))));
        Refused("written by Keras 4.1.0, a newer format than Keras 3's");
    }

    [TestCase("../evil.txt")]
    [TestCase("/etc/evil.txt")]
    [TestCase("a/..\\..\\evil.txt")]
    [TestCase("C:/evil.txt")]
    public void TakesNoEntryThatPointsOutside(string name)
    {
        Zip(("config.json", Encoding.UTF8.GetBytes(OneDense)), ("model.weights.h5", Weights((3, 2))), (name, "evil"u8.ToArray()));
        Refused($"refused, as an entry of the archive points outside of it. Received: \"{name}\"");
    }

    [Test]
    public void UnpacksNoBomb()
    {
        using (var zip = ZipFile.Open(Model, ZipArchiveMode.Create))
        using (var stream = zip.CreateEntry("config.json", CompressionLevel.Fastest).Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 40; i++) stream.Write(zeros);
        }
        Refused("refused, as entry config.json would unpack ", " bytes to 41943040.");
    }

    [Test]
    public void MakesNoLayerLargerThanTheFile()
    {
        Save(OneDense.Replace("\"units\": 2", "\"units\": 2000000000", StringComparison.Ordinal), Weights((3, 2)));
        Refused("the config asks for a weight kernel of shape (3, 2000000000), more than a file with ");
    }

    [Test]
    public void MakesNoArrayLargerThanTheFile()
    {
        var bytes = File.ReadAllBytes(GoldenCases.FileOf("files", "resume_adam", ".keras"));
        byte[] shape = [6, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0], huge = [6, 0, 0, 0, 0, 1, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0];
        for (var at = bytes.AsSpan().IndexOf(shape); at >= 0; at = bytes.AsSpan().IndexOf(shape)) huge.CopyTo(bytes, at);
        File.WriteAllBytes(Model, bytes);
        Refused("model.weights.h5: array \"layers/dense/vars/0\" claims shape (1099511627782, 5), more than a file of ");
    }

    [Test]
    public void SaysWhenAnOlderFileHoldsNoModel()
    {
        File.WriteAllBytes(folder["weights.h5"], Weights((3, 2)));
        Assert.That(() => Keras.LoadModel(folder["weights.h5"]), Throws.TypeOf<InvalidDataException>().With.Message.Contains("holds no whole model. If it holds weights, make the model and call LoadWeights."));
    }

    [Test]
    public void KnowsFormatsByTheirNames()
    {
        using var model = new Sequential([new Dense(2, inputShape: 3)]);
        Assert.That(() => model.Save("model.onnx"), Throws.ArgumentException.With.Message.Contains("must end in .keras, or in .h5"));
        Assert.That(() => model.SaveWeights("model.keras"), Throws.ArgumentException.With.Message.Contains("must end in .weights.h5, .safetensors, or .h5"));
        Assert.That(() => model.LoadWeights("a.weights.h5", byName: true), Throws.ArgumentException.With.Message.Contains("`byName` is for weights in Keras's older layout"));
    }

    [Test]
    public void SavesNoModelWithoutWeights()
    {
        using var model = new Sequential([new Dense(2)]);
        Assert.That(() => model.Save(Model), Throws.InvalidOperationException.With.Message.Contains("it is not built, so it has no weights yet"));
    }

    [Test]
    public void LeavesTheOldFileWhenSavingFails()
    {
        using var model = new Sequential([new Dense(2, inputShape: 3)]);
        model.Save(Model);
        var before = File.ReadAllBytes(Model);
        model.Compile(loss: KerasLike.Losses.Loss.From((_, yPred) => yPred), metrics: [new KerasLike.Metrics.MeanMetricWrapper((_, yPred) => yPred)]);

        Assert.That(() => model.Save(Model), Throws.InvalidOperationException);
        Assert.That(() => AtomicFile.Write(Model, stream =>
        {
            stream.Write(new byte[100]);
            throw new IOException("disk full");
        }), Throws.TypeOf<IOException>());
        Assert.That(() => model.Save(Model, overwrite: false), Throws.TypeOf<IOException>().With.Message.Contains("The file exists already"));

        Assert.That(File.ReadAllBytes(Model), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { Model }), "no file is left over");
    }

    void Refused(params string[] parts)
    {
        var error = Assert.Throws<InvalidDataException>(() => Keras.LoadModel(Model));
        Assert.That(error!.Message, Does.StartWith(Model));
        foreach (var part in parts) Assert.That(error.Message, Does.Contain(part));
    }

    void Save(string config, byte[] weights) => Zip(("metadata.json", Encoding.UTF8.GetBytes(Metadata)), ("config.json", Encoding.UTF8.GetBytes(config)), ("model.weights.h5", weights));

    void Zip(params (string Name, byte[] Content)[] entries)
    {
        using var zip = ZipFile.Open(Model, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var stream = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
            stream.Write(content);
        }
    }

    static byte[] Weights((int In, int Out) kernel) => Hdf5(f =>
    {
        f.Array("layers/dense/vars/0", torch.zeros(kernel.In, kernel.Out));
        f.Array("layers/dense/vars/1", torch.zeros(kernel.Out));
    });

    static byte[] Hdf5(Action<Hdf5Writer> fill)
    {
        using var file = new Hdf5Writer();
        fill(file);
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }
}
