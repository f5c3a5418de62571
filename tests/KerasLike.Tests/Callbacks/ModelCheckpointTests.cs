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
        Assert.That(checkpoint.Restore, Throws.InvalidOperationException.With.Message.EqualTo("ModelCheckpoint: no weights are kept yet. Call Restore after Fit has finished an epoch with this callback."));
    }

    [Test]
    public void SaysWhatItKeeps() => Assert.That(Printed.By(() => Run([3, 1, 2], new(saveBestOnly: true, verbose: 1))), Is.EqualTo(
        "Epoch 1: val_loss improved from None to 3.00000, keeping the weights\nEpoch 2: val_loss improved from 3.00000 to 1.00000, keeping the weights\n"));
}
