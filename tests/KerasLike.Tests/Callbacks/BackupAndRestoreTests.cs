using KerasLike.Callbacks;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>Training that was interrupted ends as if it had not been: with the same weights, to the bit.</summary>
[TestFixture]
public class BackupAndRestoreTests
{
    TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    string Backup => folder["backup"];

    string Latest => Path.Combine(Backup, "latest.weights.h5");

    [TestCase(1, 2)]
    [TestCase(2, 0)]
    [TestCase(1, 4)]
    public void GoesOnAfterTheLastBatchThatWasSaved(int epoch, int batch)
    {
        var whole = Train(new(folder["another"], saveFreq: 1));
        Assert.That(() => Train(new(Backup, saveFreq: 1), epoch, batch), Throws.TypeOf<OperationCanceledException>());

        Assert.That(Train(new(Backup, saveFreq: 1)), Is.EqualTo(whole));
        Assert.That(Directory.Exists(Backup), Is.False, "the backup is gone when training is over");
    }

    [TestCase(1, 2)]
    [TestCase(2, 4)]
    public void GoesOnAfterTheLastEpochThatWasSaved(int epoch, int batch)
    {
        var whole = Train(new(folder["another"]));
        Assert.That(() => Train(new(Backup), epoch, batch), Throws.TypeOf<OperationCanceledException>());

        Assert.That(Train(new(Backup)), Is.EqualTo(whole));
    }

    [Test]
    public void GoesOnWhereEpochsTakePartOfTheData()
    {
        var whole = Train(new(folder["another"], saveFreq: 1), stepsPerEpoch: 3);
        Assert.That(() => Train(new(Backup, saveFreq: 1), 2, 1, stepsPerEpoch: 3), Throws.TypeOf<OperationCanceledException>());

        Assert.That(Train(new(Backup, saveFreq: 1), stepsPerEpoch: 3), Is.EqualTo(whole));
    }

    [Test]
    public void TheHistoryBeginsWhereTrainingGoesOn()
    {
        Assert.That(() => Train(new(Backup), 2, 0), Throws.TypeOf<OperationCanceledException>());
        using var model = Model();
        Assert.That(model.Fit(Data(), Data(), batchSize: 4, epochs: 4, verbose: 0, callbacks: [new BackupAndRestore(Backup)]).Epoch, Is.EqualTo(new[] { 2, 3 }));
    }

    [Test]
    public void TakesTheBackupBeforeWhenTheLastIsDamaged()
    {
        var whole = Train(new(folder["another"]));
        Assert.That(() => Train(new(Backup, doubleCheckpoint: true), 3, 0), Throws.TypeOf<OperationCanceledException>());
        File.WriteAllBytes(Latest, File.ReadAllBytes(Latest)[..500]);

        float[] resumed = [];
        var warning = Printed.ToError(() => resumed = Train(new(Backup, doubleCheckpoint: true)));

        Assert.That(resumed, Is.EqualTo(whole));
        Assert.That(warning, Does.StartWith($"KerasLike: The last backup cannot be read, and the one before it is used. {Latest}"));
    }

    [Test]
    public void ADamagedBackupIsAnError()
    {
        Assert.That(() => Train(new(Backup), 3, 0), Throws.TypeOf<OperationCanceledException>());
        File.WriteAllBytes(Latest, File.ReadAllBytes(Latest)[..500]);

        Assert.That(() => Train(new(Backup)), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith(Latest));
    }

    [Test]
    public void TheBackupStaysWhenItIsAskedTo()
    {
        Train(new(Backup, deleteCheckpoint: false));
        Assert.That(File.Exists(Latest));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        Assert.That(() => new BackupAndRestore(""), Throws.ArgumentException.With.Message.StartsWith("BackupAndRestore: `backupDir` must name a folder. Received: \"\""));
        Assert.That(() => new BackupAndRestore("x", saveFreq: 0), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.StartsWith("SaveFrequency: `saveFreq` must be positive. Received: saveFreq=0"));
        Assert.That(() => new BackupAndRestore("x", saveFreq: "batch"), Throws.ArgumentException.With.Message.StartsWith("SaveFrequency: `saveFreq` must be one of \"epoch\". Received: saveFreq=\"batch\""));
        using var unbuilt = new Sequential([new Dense(1)]);
        unbuilt.Compile("sgd", "mse");
        Assert.That(() => unbuilt.Fit(Data(), Data(), verbose: 0, callbacks: [new BackupAndRestore(Backup)]), Throws.InvalidOperationException.With.Message.Contains("is not built, so it cannot take the weights of a backup"));
    }

    [Test]
    public void AProcessKilledAtAnyMomentEndsAsOneThatWasNot()
    {
        var whole = FirstStatement.RunWith("train", folder["another"]).Output.Split('\n')[^2];

        // Each life does some more batches than the one before, so that all get on.
        for (var (lives, batches) = (0, 5); lives < 4; lives++, batches += 7)
        {
            using var process = FirstStatement.Start("train", Backup);
            for (var seen = 0; seen < batches && process.StandardOutput.ReadLine() is not null; seen++) { }
            process.Kill();
            process.WaitForExit();
        }

        var last = FirstStatement.RunWith("train", Backup);
        Assert.That(last.Output.Split('\n')[^2], Is.EqualTo(whole), last.ToString());
        Assert.That(last.Output.Split('\n'), Has.Length.LessThan(12 * 8), "it did not begin at the beginning");
    }

    static float[,] Data() => Small.Counting(18);

    static Sequential Model()
    {
        var model = new Sequential([new Dense(6, activation: "relu", inputShape: 1), new Dropout(0.25), new Dense(1)]);
        model.Compile(new Adam(0.01), "mse");
        return model;
    }

    // The weights in the end; or an end at a batch of an epoch. Only what is not resumed begins with the seed.
    static float[] Train(BackupAndRestore backup, int? untilEpoch = null, int untilBatch = 0, int? stepsPerEpoch = null)
    {
        Keras.SetRandomSeed(File.Exists(Path.Combine(backup.BackupDir, "latest.weights.h5")) ? 99 : 3);
        using var scope = torch.NewDisposeScope();
        using var model = Model();
        var epoch = 0;
        model.Fit(Data(), Data(), batchSize: 4, epochs: 4, stepsPerEpoch: stepsPerEpoch, verbose: 0, callbacks:
        [
            backup, new LambdaCallback(onEpochBegin: (e, _) => epoch = e, onTrainBatchEnd: (b, _) =>
            {
                if (epoch == untilEpoch && b == untilBatch) throw new OperationCanceledException();
            }),
        ]);
        return [.. model.GetWeights().SelectMany(w => w.data<float>())];
    }
}
