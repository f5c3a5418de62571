using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>When training ends, and with which weights.</summary>
[TestFixture]
public class EarlyStoppingTests
{
    // A run whose numbers of each epoch are given; the weight after epoch e is e.
    static (int Epochs, Model Model) Run(double[] values, EarlyStopping stopping)
    {
        var model = Small.Line(learningRate: 0);
        var epochs = 0;
        var script = new LambdaCallback(onEpochBegin: (e, _) => model.SetWeights([new float[,] { { e } }]), onEpochEnd: (e, logs) =>
        {
            logs[stopping.Monitor] = values[e];
            epochs++;
        });
        model.Fit(Small.Column(1), Small.Column(1), epochs: values.Length, verbose: 0, callbacks: [script, stopping]);
        return (epochs, model);
    }

    [TestCase(0, new[] { 3.0, 2.0, 2.5, 1.0 }, 3, TestName = "StopsAtTheFirstEpochThatIsNotBetter")]
    [TestCase(1, new[] { 3.0, 2.0, 2.5, 1.0 }, 3, TestName = "PatienceOfOneStopsThereToo")]
    [TestCase(2, new[] { 3.0, 2.0, 2.5, 1.0, 2.0, 2.0, 0.5 }, 6, TestName = "PatienceBeginsAnewAtEachBetterEpoch")]
    [TestCase(3, new[] { 5.0, 4.0, 3.0, 2.0, 1.0, 0.5 }, 6, TestName = "NeverStopsWhileItGetsBetter")]
    public void Patience(int patience, double[] values, int expected) => Assert.That(Run(values, new(patience: patience)).Epochs, Is.EqualTo(expected));

    [Test]
    public void SmallerChangesThanMinDeltaDoNotCount() => Assert.That(Run([1, 0.95, 0.91, 0.5, 0.4], new(minDelta: 0.1, patience: 2)).Epochs, Is.EqualTo(3));

    [TestCase("max", 3), TestCase("min", 2)]
    public void TheModeSaysWhichWayIsBetter(string mode, int expected) => Assert.That(Run([1, 2, 1.5, 0.5], new("score", mode: mode)).Epochs, Is.EqualTo(expected));

    [Test]
    public void TheModeOfLossesIsKnown() => Assert.That(Run([1, 2, 3], new("val_loss")).Epochs, Is.EqualTo(2));

    [Test]
    public void AnUnknownNumbersModeMustBeSaid() =>
        Assert.That(() => Run([1, 2], new("score")), Throws.InvalidOperationException.With.Message.EqualTo(
            "EarlyStopping: whether more or less of \"score\" is better is not known. Received: mode=\"auto\". Say mode: \"max\" or mode: \"min\"."));

    [Test]
    public void PatienceRunsUntilTheBaselineIsBeaten()
    {
        Assert.That(Run([0.9, 0.8, 0.7, 0.6], new(patience: 2, baseline: 0.5)).Epochs, Is.EqualTo(4), "each epoch is better than the last, so none ends it");
        Assert.That(Run([0.9, 0.8, 0.85, 0.4], new(patience: 2, baseline: 0.5)).Epochs, Is.EqualTo(3));
        Assert.That(Run([0.4, 0.45, 0.3, 0.35, 0.36], new(patience: 2, baseline: 0.5)).Epochs, Is.EqualTo(5));
    }

    [Test]
    public void WatchingBeginsAtItsEpoch() => Assert.That(Run([1, 2, 3, 4, 5], new(patience: 1, startFromEpoch: 2)).Epochs, Is.EqualTo(4));

    [Test]
    public void TheBestWeightsAreRestored()
    {
        var stopping = new EarlyStopping(patience: 2, restoreBestWeights: true);
        var (epochs, model) = Run([3, 1, 2, 2, 0.5], stopping);
        Assert.That((epochs, Small.Weight(model), stopping.StoppedEpoch), Is.EqualTo((4, 1f, (int?)3)));
    }

    [Test]
    public void TheBestWeightsAreRestoredWithoutAStopToo() => Assert.That(Small.Weight(Run([3, 1, 2], new(patience: 9, restoreBestWeights: true)).Model), Is.EqualTo(1));

    [Test]
    public void WithoutRestoringTheLastWeightsStay() => Assert.That(Small.Weight(Run([3, 1, 2], new()).Model), Is.EqualTo(2));

    [Test]
    public void SaysWhatItDoes() => Assert.That(Printed.By(() => Run([1, 2, 3], new(verbose: 1, restoreBestWeights: true))), Is.EqualTo(
        "Epoch 2: early stopping\nRestoring model weights from the end of the best epoch: 1.\n"));

    [Test]
    public void ANumberThatIsNotThereIsNamed() =>
        Assert.That(() => Small.Line().Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [new EarlyStopping()]), Throws.InvalidOperationException.With.Message.EqualTo(
            "EarlyStopping: `monitor` is not among the numbers of this training. Received: monitor=\"val_loss\". Known: loss. Give Fit validationData or validationSplit."));

    [Test]
    public void EpochsWithoutValidationAreNotJudged()
    {
        var stopping = new EarlyStopping(patience: 1);
        var history = Small.Line(learningRate: 0).Fit(Small.Column(1), Small.Column(1), epochs: 6, verbose: 0, validationData: (Small.Column(1), Small.Column(1)), validationFreq: 2, callbacks: [stopping]);
        Assert.That((history["val_loss"].Count, stopping.StoppedEpoch), Is.EqualTo((2, (int?)3)));
    }

    [TestCase(-1, "EarlyStopping: `patience` must not be negative. Received: patience=-1")]
    public void ArgumentsAreChecked(int patience, string message) => Assert.That(() => new EarlyStopping(patience: patience), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith(message));

    [Test]
    public void ModesAreListed() => Assert.That(() => new EarlyStopping(mode: "best"), Throws.ArgumentException.With.Message.StartsWith("EarlyStopping: `mode` must be one of \"auto\", \"min\", \"max\". Received: mode=\"best\""));
}
