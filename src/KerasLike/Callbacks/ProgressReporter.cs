using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Reports how far a loop is: at most ten times a second, since reading the numbers costs time, and at each end.</summary>
internal sealed class ProgressReporter(IProgress<BatchProgress> progress, TimeProvider? clock = null) : Callback
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    readonly TimeProvider clock = clock ?? TimeProvider.System;
    bool fitting;
    int epoch, done;
    long? last;

    public override void OnTrainBegin(Logs logs) => fitting = true;

    public override void OnEpochBegin(int epoch, Logs logs) => (this.epoch, done) = (epoch, 0);

    public override void OnTrainBatchEnd(int batch, Logs logs) => Count(batch, logs);

    public override void OnEpochEnd(int epoch, Logs logs) => Report(logs);

    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        if (!fitting) Count(batch, logs);
    }

    public override void OnTestEnd(Logs logs)
    {
        if (!fitting) Report(logs);
    }

    public override void OnPredictBatchEnd(int batch, Logs logs) => Count(batch, logs);

    public override void OnPredictEnd(Logs logs) => Report(logs);

    void Count(int batch, Logs logs)
    {
        done = batch + 1;
        if (last is null || clock.GetElapsedTime(last.Value) >= Interval) Report(logs);
    }

    void Report(Logs logs)
    {
        last = clock.GetTimestamp();
        progress.Report(new(epoch, Params.Epochs, done, Params.Steps, logs.Fetched()));
    }
}
