using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Ends a loop between two batches when somebody asks for it.</summary>
internal sealed class Cancellation(CancellationToken token) : Callback
{
    public override void OnTrainBegin(Logs logs) => token.ThrowIfCancellationRequested();

    public override void OnTrainBatchEnd(int batch, Logs logs) => token.ThrowIfCancellationRequested();

    public override void OnTestBegin(Logs logs) => token.ThrowIfCancellationRequested();

    public override void OnTestBatchEnd(int batch, Logs logs) => token.ThrowIfCancellationRequested();

    public override void OnPredictBegin(Logs logs) => token.ThrowIfCancellationRequested();

    public override void OnPredictBatchEnd(int batch, Logs logs) => token.ThrowIfCancellationRequested();
}
