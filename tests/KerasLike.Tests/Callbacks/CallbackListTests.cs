using KerasLike.Callbacks;
using KerasLike.Tests.Golden;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Callbacks;

/// <summary>A training loop of one's own tells callbacks as <c>Fit</c> does.</summary>
[TestFixture]
public class CallbackListTests
{
    [Test]
    public void ALoopOfOnesOwnTellsCallbacksAsFitDoes()
    {
        var (model, calls) = (Small.Line(weight: 0), new List<string>());
        var early = new EarlyStopping(monitor: "loss", patience: 1);
        var callbacks = new CallbackList([early, new LambdaCallback(onTrainBatchEnd: (b, logs) => calls.Add($"{b}: {logs["loss"]:F2}"))], addHistory: true, model: model, epochs: 9, steps: 2);
        callbacks.OnTrainBegin(new Logs());
        var epochs = 0;
        for (; epochs < 9 && !model.StopTraining; epochs++)
        {
            callbacks.OnEpochBegin(epochs, new Logs());
            for (var batch = 0; batch < 2; batch++)
            {
                callbacks.OnTrainBatchBegin(batch, new Logs());
                callbacks.OnTrainBatchEnd(batch, new Logs { { "loss", 1.5 + batch } });
            }
            callbacks.OnEpochEnd(epochs, new Logs { { "loss", 2.0 } });
        }
        callbacks.OnTrainEnd(new Logs());

        Assert.That(epochs, Is.EqualTo(2));
        Assert.That(calls, Is.EqualTo(new[] { "0: 1.50", "1: 2.50", "0: 1.50", "1: 2.50" }));
        Assert.That(callbacks.Callbacks.OfType<History>().Single()["loss"], Is.EqualTo(new[] { 2.0, 2.0 }));
        Assert.That((early.Model, early.Params.Epochs, early.Params.Steps), Is.EqualTo((model, 9, (int?)2)));
    }

    [Test]
    public void FitTakesAListOfListsAsWell()
    {
        var calls = new List<string>();
        LambdaCallback Named(string name) => new(onTrainBegin: _ => calls.Add(name));
        Small.Line().Fit(Small.Column(1), Small.Column(1), verbose: 0, callbacks: [Named("a"), new CallbackList([Named("b"), Named("c")]), Named("d")]);
        Assert.That(calls, Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void AddsABarOnlyWhereThereIsNone()
    {
        Assert.That(new CallbackList(addProgbar: true, addHistory: true).Callbacks.Select(c => c.GetType()), Is.EqualTo(new[] { typeof(History), typeof(ProgbarLogger) }));
        Assert.That(new CallbackList([new ProgbarLogger(), new History()], addProgbar: true, addHistory: true).Callbacks, Has.Count.EqualTo(2));
    }

    [Test]
    public void ResumingIsForFit()
    {
        var callbacks = new CallbackList([new BackupAndRestore("x")], model: Small.Line());
        Assert.That(() => callbacks.OnTrainBegin(new Logs()), Throws.InvalidOperationException.With.Message.StartsWith("BackupAndRestore: it is for Fit, which can go on where it stopped."));
    }

    [Test]
    public void TheModelRemembersTheHistoryOfTheLastFit()
    {
        var model = Small.Line();
        var history = model.Fit(Small.Column(1), Small.Column(1), epochs: 2, verbose: 0);
        Assert.That(model.History, Is.SameAs(history));
        static void FailAt3(int epoch, Logs logs)
        {
            if (epoch == 3) throw new IOException("gone");
        }
        Assert.That(() => model.Fit(Small.Column(1), Small.Column(1), epochs: 5, verbose: 0, callbacks: [new LambdaCallback(onEpochBegin: FailAt3)]), Throws.InstanceOf<IOException>());
        Assert.That(model.History!["loss"], Has.Count.EqualTo(3), "as far as it came");
        Assert.That(history["loss"], Has.Count.EqualTo(2));
        Assert.That(history["loss"][0], Close.To(1));
    }
}
