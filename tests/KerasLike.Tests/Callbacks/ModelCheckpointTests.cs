using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>Which weights are kept.</summary>
[TestFixture]
public class ModelCheckpointTests
{
    static Sequential Run(double[] values, ModelCheckpoint checkpoint)
    {
        var model = Small.Line(learningRate: 0);
        model.Fit(Small.Column(1), Small.Column(1), epochs: values.Length, verbose: 0,
            callbacks: [new LambdaCallback(onEpochBegin: (e, _) => model.SetWeights([new float[,] { { e } }]), onEpochEnd: (e, logs) => logs["val_loss"] = values[e]), checkpoint]);
        return model;
    }

    [Test]
    public void KeepsTheBest()
    {
        var checkpoint = new ModelCheckpoint(saveBestOnly: true);
        var model = Run([3, 1, 2], checkpoint);
        Assert.That(Small.Weight(model), Is.EqualTo(2));
        checkpoint.Restore();
        Assert.That((Small.Weight(model), checkpoint.Best), Is.EqualTo((1f, (double?)1)));
    }

    [Test]
    public void KeepsTheLastOtherwise()
    {
        var checkpoint = new ModelCheckpoint();
        var model = Run([3, 1, 2], checkpoint);
        model.SetWeights([new float[,] { { 9 } }]);
        checkpoint.Restore();
        Assert.That(Small.Weight(model), Is.EqualTo(2));
    }

    [Test]
    public void AThresholdMustBeBeaten()
    {
        var checkpoint = new ModelCheckpoint(saveBestOnly: true, initialValueThreshold: 0.5);
        Run([3, 1, 2], checkpoint);
        Assert.That(checkpoint.Restore, Throws.InvalidOperationException.With.Message.EqualTo("ModelCheckpoint: nothing is saved yet. Call Restore after Fit has finished an epoch with this callback."));
    }

    [Test]
    public void SaysWhatItKeeps() => Assert.That(Printed.By(() => Run([3, 1, 2], new(saveBestOnly: true, verbose: 1))), Is.EqualTo(
        "Epoch 1: val_loss improved from None to 3.00000, keeping the weights\nEpoch 2: val_loss improved from 3.00000 to 1.00000, keeping the weights\nEpoch 3: val_loss did not improve from 1.00000\n"));

    [Test]
    public void SavesWholeModelsUnderTheNumbersOfTheirEpoch()
    {
        using var folder = new TemporaryFolder();
        Run([3, 1, 2.5], new(folder["{epoch:02d}-{val_loss:.2f}.keras"]));

        Assert.That(Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "01-3.00.keras", "02-1.00.keras", "03-2.50.keras" }));
        using var second = Keras.LoadModel(folder["02-1.00.keras"]);
        Assert.That(Small.Weight(second), Is.EqualTo(1));
    }

    [TestCase("best.weights.h5", true)]
    [TestCase("best.safetensors", true)]
    [TestCase("best.keras", false)]
    [TestCase("best.h5", false)]
    public void SavesTheBestToAFile(string file, bool weightsOnly)
    {
        using var folder = new TemporaryFolder();
        var checkpoint = new ModelCheckpoint(folder[file], saveBestOnly: true, saveWeightsOnly: weightsOnly);
        var model = Run([3, 1, 2], checkpoint);

        Assert.That(Small.Weight(model), Is.EqualTo(2));
        checkpoint.Restore();
        Assert.That(Small.Weight(model), Is.EqualTo(1));
        model.LoadWeights(folder[file]);
        Assert.That(Small.Weight(model), Is.EqualTo(1));
    }

    [Test]
    public void SavesAfterSoManyBatches()
    {
        using var folder = new TemporaryFolder();
        Small.Line().Fit(Small.Counting(10), Small.Counting(10), batchSize: 2, epochs: 2, verbose: 0, callbacks: [new ModelCheckpoint(folder["{epoch}-{batch}.weights.h5"], saveWeightsOnly: true, saveFreq: 3)]);

        Assert.That(Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "1-3.weights.h5", "2-1.weights.h5", "2-4.weights.h5" }));
    }

    [Test]
    public void BatchesThatRanTogetherCountEach()
    {
        using var folder = new TemporaryFolder();
        using var model = Small.Line();
        model.Compile("sgd", "mse", stepsPerExecution: 2);
        model.Fit(Small.Counting(10), Small.Counting(10), batchSize: 2, epochs: 2, verbose: 0, callbacks: [new ModelCheckpoint(folder["{epoch}-{batch}.weights.h5"], saveWeightsOnly: true, saveFreq: 3)]);

        Assert.That(Directory.GetFiles(folder.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "1-4.weights.h5", "2-2.weights.h5", "2-5.weights.h5" }));
    }

    [Test]
    public void SaysWhatItSaves()
    {
        using var folder = new TemporaryFolder();
        Assert.That(Printed.By(() => Run([3], new(folder["m.keras"], verbose: 1))), Is.EqualTo($"Epoch 1: saving model to {folder["m.keras"]}\nEpoch 1: finished saving model to {folder["m.keras"]}\n"));
    }

    [Test]
    public void SaysWhatIsWrongWithTheName()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => new ModelCheckpoint("m.bin"), Throws.ArgumentException.With.Message.StartsWith("ModelCheckpoint: `filepath` must end in .keras or .h5 with saveWeightsOnly: false. Received: \"m.bin\""));
        Assert.That(() => new ModelCheckpoint("m.keras", saveWeightsOnly: true), Throws.ArgumentException.With.Message.StartsWith("ModelCheckpoint: `filepath` must end in .weights.h5 or .safetensors with saveWeightsOnly: true. Received: \"m.keras\""));
        Assert.That(() => Run([3], new(folder["{acc:.2f}.keras"])), Throws.ArgumentException.With.Message.Contains("asks for {acc}, which is not there. Known: epoch, loss, val_loss."));
        Assert.That(() => Run([3], new(folder["{epoch:xyz}.keras"])), Throws.ArgumentException.With.Message.Contains("has the format \"xyz\". It must be one of Python's for numbers, such as 02d or .2f."));
        Directory.CreateDirectory(folder["m.keras"]);
        Assert.That(() => Run([3], new(folder["m.keras"])), Throws.TypeOf<IOException>().With.Message.StartsWith("A file is to be written where a folder is."));
    }
}
