using KerasLike.Callbacks;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>The rows of the file.</summary>
[TestFixture]
public class CSVLoggerTests
{
    string file = "";

    [SetUp]
    public void Name() => file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");

    [TearDown]
    public void Remove() => File.Delete(file);

    static void Run(double[] losses, CSVLogger logger, int initialEpoch = 0)
    {
        var script = new LambdaCallback(onEpochEnd: (e, logs) => logs["loss"] = losses[e - initialEpoch]);
        Small.Line().Fit(Small.Column(1), Small.Column(1), epochs: initialEpoch + losses.Length, initialEpoch: initialEpoch, verbose: 0, callbacks: [script, logger]);
    }

    [Test]
    public void HasAHeaderAndARowForEachEpoch()
    {
        using var logger = new CSVLogger(file);
        Run([0.5, 0.25], logger);
        Assert.That(File.ReadAllLines(file), Is.EqualTo(new[] { "epoch,loss,val_loss", "0,0.5,NA", "1,0.25,NA" }));
    }

    [Test]
    public void AppendsWithoutASecondHeader()
    {
        using (var logger = new CSVLogger(file)) Run([0.5], logger);
        using (var logger = new CSVLogger(file, append: true)) Run([0.25], logger, initialEpoch: 1);
        Assert.That(File.ReadAllLines(file), Is.EqualTo(new[] { "epoch,loss,val_loss", "0,0.5,NA", "1,0.25,NA" }));
    }

    [Test]
    public void WritesOverAnOldFileOtherwise()
    {
        File.WriteAllText(file, "old");
        using var logger = new CSVLogger(file);
        Run([0.5], logger);
        Assert.That(File.ReadAllLines(file), Is.EqualTo(new[] { "epoch,loss,val_loss", "0,0.5,NA" }));
    }

    [Test]
    public void TheSeparatorMayBeChosen()
    {
        using var logger = new CSVLogger(file, separator: ";");
        Run([0.5], logger);
        Assert.That(File.ReadAllLines(file), Is.EqualTo(new[] { "epoch;loss;val_loss", "0;0.5;NA" }));
    }

    [Test]
    public void ValidationThatComesLaterHasItsColumn()
    {
        using var logger = new CSVLogger(file);
        Small.Line(weight: 1, learningRate: 0).Fit(Small.Column(1), Small.Column(1), epochs: 2, verbose: 0, validationData: (Small.Column(1), Small.Column(3)), validationFreq: 2, callbacks: [logger]);
        Assert.That(File.ReadAllLines(file), Is.EqualTo(new[] { "epoch,loss,val_loss", "0,0,NA", "1,0,4" }));
    }

    [Test]
    public void CellsWithSeparatorsAreQuoted()
    {
        using var logger = new CSVLogger(file);
        Small.Line().Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [new LambdaCallback(onEpochEnd: (_, logs) => (logs["a,b"], logs["loss"], logs["say \"x\""]) = (1, 2, 3)), logger]);
        Assert.That(File.ReadAllLines(file)[0], Is.EqualTo("epoch,\"a,b\",loss,\"say \"\"x\"\"\",\"val_a,b\",val_loss,\"val_say \"\"x\"\"\""));
    }

    [Test]
    public void TheFileIsClosedWhenTrainingIsInterrupted()
    {
        using var logger = new CSVLogger(file);
        Assert.That(() => Small.Line().Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [logger, new LambdaCallback(onEpochEnd: (_, _) => throw new IOException("full"))]), Throws.InstanceOf<IOException>());
        Assert.That(() => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
    }

    [Test]
    public void ARowIsWrittenWhenItsEpochEnds()
    {
        using var logger = new CSVLogger(file);
        List<int> lines = [];
        var reader = new LambdaCallback(onEpochEnd: (_, _) =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            lines.Add(new StreamReader(stream).ReadToEnd().Split('\n').Length - 1);
        });
        Small.Line().Fit(Small.Column(1), Small.Column(1), epochs: 2, verbose: 0, callbacks: [logger, reader]);
        Assert.That(lines, Is.EqualTo(new[] { 2, 3 }));
    }
}
