using KerasLike.Callbacks;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>Training that has failed ends.</summary>
[TestFixture]
public class TerminateOnNaNTests
{
    static readonly float[,] X = Small.Column(1, 1, 1, 1), Y = Small.Column(1, 2, float.NaN, 3);

    [Test]
    public void TrainingEndsAtTheBatch()
    {
        var (model, batches, ended) = (Small.Line(), 0, false);
        var counter = new LambdaCallback(onTrainBatchEnd: (_, _) => batches++, onTrainEnd: _ => ended = true);
        var said = Printed.By(() => model.Fit(X, Y, batchSize: 1, epochs: 3, shuffle: false, verbose: 0, callbacks: [new TerminateOnNaN(), counter]));
        Assert.That(said, Is.EqualTo("Batch 2: Invalid loss, terminating training\n"));
        Assert.That((batches, ended), Is.EqualTo((3, true)));
    }

    [Test]
    public void ItMayBeAnError()
    {
        var (model, ended) = (Small.Line(), false);
        Assert.That(() => model.Fit(X, Y, batchSize: 1, shuffle: false, verbose: 0, callbacks: [new TerminateOnNaN(raiseError: true), new LambdaCallback(onTrainEnd: _ => ended = true)]),
            Throws.InvalidOperationException.With.Message.StartsWith("TerminateOnNaN: the loss must be finite. Received: loss=NaN at batch 2."));
        Assert.That(ended, Is.False, "no callback takes training for finished");
    }

    [Test]
    public void InfinityIsNoLossEither()
    {
        var model = Small.Line();
        Printed.By(() => model.Fit(Small.Column(1), Small.Column(1e30f), epochs: 3, verbose: 0, callbacks: [new TerminateOnNaN()]));
        Assert.That(model.History!.Epoch, Has.Count.EqualTo(1));
    }

    [Test]
    public void AFiniteLossIsLetThrough() =>
        Assert.That(Small.Line().Fit(Small.Column(1), Small.Column(1), epochs: 3, verbose: 0, callbacks: [new TerminateOnNaN()]).Epoch, Has.Count.EqualTo(3));
}
