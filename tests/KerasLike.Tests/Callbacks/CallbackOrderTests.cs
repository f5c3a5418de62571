using KerasLike.Callbacks;
using KerasLike.Tests.Support;
using KerasLike.Training;

namespace KerasLike.Tests.Callbacks;

/// <summary>Which hook is called when, and with what.</summary>
[TestFixture]
public class CallbackOrderTests
{
    sealed class Recorder : Callback
    {
        public List<string> Calls { get; } = [];

        public override void OnTrainBegin(Logs logs) => Calls.Add("train begin");

        public override void OnTrainEnd(Logs logs) => Calls.Add($"train end {Names(logs)}");

        public override void OnEpochBegin(int epoch, Logs logs) => Calls.Add($"epoch {epoch} begin");

        public override void OnEpochEnd(int epoch, Logs logs) => Calls.Add($"epoch {epoch} end {Names(logs)}");

        public override void OnTrainBatchBegin(int batch, Logs logs) => Calls.Add($"batch {batch} begin");

        public override void OnTrainBatchEnd(int batch, Logs logs) => Calls.Add($"batch {batch} end {Names(logs)}");

        public override void OnTestBegin(Logs logs) => Calls.Add("test begin");

        public override void OnTestEnd(Logs logs) => Calls.Add($"test end {Names(logs)}");

        public override void OnTestBatchBegin(int batch, Logs logs) => Calls.Add($"test batch {batch} begin");

        public override void OnTestBatchEnd(int batch, Logs logs) => Calls.Add($"test batch {batch} end {Names(logs)}");

        public override void OnPredictBegin(Logs logs) => Calls.Add("predict begin");

        public override void OnPredictEnd(Logs logs) => Calls.Add("predict end");

        public override void OnPredictBatchBegin(int batch, Logs logs) => Calls.Add($"predict batch {batch} begin");

        public override void OnPredictBatchEnd(int batch, Logs logs) => Calls.Add($"predict batch {batch} end");

        static string Names(Logs logs) => string.Join(",", logs.Keys);
    }

    // The order of keras/src/backend/torch/trainer.py.
    [Test]
    public void FitCallsInKerassOrder()
    {
        var recorder = new Recorder();
        Small.Line().Fit(Small.Counting(3), Small.Counting(3), batchSize: 2, verbose: 0, callbacks: [recorder], validationData: (Small.Counting(2), Small.Counting(2)));
        Assert.That(recorder.Calls, Is.EqualTo(new[]
        {
            "train begin", "epoch 0 begin", "batch 0 begin", "batch 0 end loss", "batch 1 begin", "batch 1 end loss",
            "test begin", "test batch 0 begin", "test batch 0 end loss", "test end loss", "epoch 0 end loss,val_loss", "train end loss,val_loss",
        }));
    }

    [Test]
    public void EvaluateAndPredictCallTheirOwn()
    {
        var (recorder, model) = (new Recorder(), Small.Line());
        model.Evaluate(Small.Counting(2), Small.Counting(2), verbose: 0, callbacks: [recorder]);
        model.Predict(Small.Counting(3), batchSize: 2, verbose: 0, callbacks: [recorder]);
        Assert.That(recorder.Calls, Is.EqualTo(new[]
        {
            "test begin", "test batch 0 begin", "test batch 0 end loss", "test end loss",
            "predict begin", "predict batch 0 begin", "predict batch 0 end", "predict batch 1 begin", "predict batch 1 end", "predict end",
        }));
    }

    [Test]
    public void CallbacksKnowTheModelAndWhatWasAskedFor()
    {
        var (recorder, model) = (new Recorder(), Small.Line());
        model.Fit(Small.Counting(5), Small.Counting(5), batchSize: 2, epochs: 4, verbose: 0, callbacks: [recorder]);
        Assert.That(recorder.Model, Is.SameAs(model));
        Assert.That((recorder.Params.Epochs, recorder.Params.Steps, recorder.Params.Verbose.ToString()), Is.EqualTo((4, (int?)3, "0")));
    }

    [Test]
    public void LogsTellTheMeanSoFar()
    {
        List<double> losses = [];
        Small.Line(weight: 0, learningRate: 0).Fit(Small.Column(0, 0, 0), Small.Column(1, 2, 3), batchSize: 1, shuffle: false, verbose: 0,
            callbacks: [new LambdaCallback(onTrainBatchEnd: (_, logs) => losses.Add(logs["loss"]))]);
        Assert.That(losses, Is.EqualTo(new[] { 1, 2.5, 14 / 3.0 }).Within(1e-6));
    }

    [Test]
    public void StopTrainingEndsAfterTheBatch()
    {
        var (recorder, model) = (new Recorder(), Small.Line());
        var history = model.Fit(Small.Counting(6), Small.Counting(6), batchSize: 2, epochs: 5, verbose: 0,
            callbacks: [recorder, new LambdaCallback(onTrainBatchEnd: (batch, _) => model.StopTraining = batch == 1)]);
        Assert.That(recorder.Calls.Count(c => c.StartsWith("batch", StringComparison.Ordinal)), Is.EqualTo(4), "begin and end of two batches");
        Assert.That(history["loss"], Has.Count.EqualTo(1));
    }

    [Test]
    public void StopTrainingEndsAfterTheEpochAndTheNextFitBeginsAnew()
    {
        var model = Small.Line();
        var stop = new LambdaCallback(onEpochEnd: (epoch, _) => model.StopTraining = epoch == 2);
        Assert.That(model.Fit(Small.Counting(2), Small.Counting(2), epochs: 9, verbose: 0, callbacks: [stop])["loss"], Has.Count.EqualTo(3));
        Assert.That(model.Fit(Small.Counting(2), Small.Counting(2), epochs: 2, verbose: 0)["loss"], Has.Count.EqualTo(2));
    }

    [Test]
    public void LambdaCallbackCallsEachOfItsFunctions()
    {
        List<string> calls = [];
        var callback = new LambdaCallback(onEpochBegin: (e, _) => calls.Add($"epoch begin {e}"), onEpochEnd: (e, _) => calls.Add($"epoch end {e}"), onTrainBegin: _ => calls.Add("train begin"),
            onTrainEnd: _ => calls.Add("train end"), onTrainBatchBegin: (b, _) => calls.Add($"batch begin {b}"), onTrainBatchEnd: (b, _) => calls.Add($"batch end {b}"));
        Small.Line().Fit(Small.Counting(1), Small.Counting(1), verbose: 0, callbacks: [callback]);
        Assert.That(calls, Is.EqualTo(new[] { "train begin", "epoch begin 0", "batch begin 0", "batch end 0", "epoch end 0", "train end" }));
    }

    [Test]
    public void LambdaCallbackHasFunctionsForMeasuringAndPredicting()
    {
        List<string> calls = [];
        var callback = new LambdaCallback(onTestBegin: _ => calls.Add("test begin"), onTestEnd: logs => calls.Add($"test end {logs["loss"]}"), onTestBatchBegin: (b, _) => calls.Add($"test batch begin {b}"),
            onTestBatchEnd: (b, _) => calls.Add($"test batch end {b}"), onPredictBegin: _ => calls.Add("predict begin"), onPredictEnd: _ => calls.Add("predict end"),
            onPredictBatchBegin: (b, _) => calls.Add($"predict batch begin {b}"), onPredictBatchEnd: (b, _) => calls.Add($"predict batch end {b}"));
        var model = Small.Line(weight: 0);
        model.Evaluate(Small.Column(1), Small.Column(2), verbose: 0, callbacks: [callback]);
        model.Predict(Small.Column(1), verbose: 0, callbacks: [callback]);
        Assert.That(calls, Is.EqualTo(new[]
        {
            "test begin", "test batch begin 0", "test batch end 0", "test end 4", "predict begin", "predict batch begin 0", "predict batch end 0", "predict end",
        }));
    }

    [Test]
    public void BatchesThatRunTogetherAreToldOfTogether()
    {
        var recorder = new Recorder();
        using var model = Small.Line();
        model.Compile("sgd", "mse", stepsPerExecution: 2);
        model.Fit(Small.Counting(5), Small.Counting(5), batchSize: 1, verbose: 0, callbacks: [recorder]);
        model.Predict(Small.Counting(3), batchSize: 1, verbose: 0, callbacks: [recorder]);
        Assert.That(recorder.Calls.Where(c => c.Contains("batch", StringComparison.Ordinal)), Is.EqualTo(new[]
        {
            "batch 0 begin", "batch 1 end loss", "batch 2 begin", "batch 3 end loss", "batch 4 begin", "batch 4 end loss",
            "predict batch 0 begin", "predict batch 1 end", "predict batch 2 begin", "predict batch 2 end",
        }));
    }

    [Test]
    public void LogsWithoutANameSayWhichThereAre() =>
        Assert.That(() => Small.Line().Fit(Small.Counting(1), Small.Counting(1), verbose: 0, callbacks: [new LambdaCallback(onEpochEnd: (_, logs) => Console.WriteLine(logs["acc"]))]),
            Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("Logs hold no \"acc\". They hold: loss"));
}
