using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Prints how far a loop is, and its numbers. <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> add it by themselves, as <c>verbose</c> says.</summary>
/// <remarks>Keras: <c>keras.callbacks.ProgbarLogger</c></remarks>
public sealed class ProgbarLogger : Callback
{
    bool fitting;
    ProgressBar? bar;
    int seen;

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => fitting = true;

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => Start(Params.Epochs > 1 ? $"Epoch {epoch + 1}/{Params.Epochs}" : null);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs) => Update(batch, logs);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => Finish(logs);

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs)
    {
        if (!fitting) Start(null);
    }

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        if (!fitting) Update(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        if (!fitting) Finish(logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => Start(null);

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Logs logs) => Update(batch, logs);

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => Finish(logs);

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => fitting = false;

    internal override void OnInterrupted()
    {
        bar?.Leave();
        fitting = false;
    }

    void Start(string? title)
    {
        seen = 0;
        bar = new ProgressBar(Console.Out, title, Params.Steps, live: Params.Verbose.Level == 1 && Terminal.IsInteractive, colours: Terminal.HasColours);
    }

    void Update(int batch, Logs logs)
    {
        seen = batch + 1;
        bar!.Update(seen, logs);
    }

    void Finish(Logs logs) => bar!.Finish(seen, logs);
}
