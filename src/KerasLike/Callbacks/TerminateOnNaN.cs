using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Ends training when the loss is no number any more: NaN or infinite.</summary>
/// <param name="raiseError">Whether it is an error, so that no callback takes training for finished, rather than an early end. Default: false.</param>
/// <remarks>
/// It looks after each batch, so on a GPU each step waits for its loss. <c>Compile(runEagerly: true)</c> tells which layer made the first NaN.<br/>
/// Keras: <c>keras.callbacks.TerminateOnNaN</c>
/// </remarks>
/// <example><code>callbacks: [new TerminateOnNaN()]</code></example>
public sealed class TerminateOnNaN(bool raiseError = false) : Callback
{
    /// <summary>Whether it is an error.</summary>
    public bool RaiseError { get; } = raiseError;

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (!Check.NotNull(logs).TryGetValue("loss", out var loss) || double.IsFinite(loss)) return;
        if (RaiseError) throw new InvalidOperationException($"TerminateOnNaN: the loss must be finite. Received: loss={Saving.PythonJson.Number(loss)} at batch {batch}. A lower learning rate or clipnorm may help; Compile(runEagerly: true) names the layer.");
        Say($"Batch {batch}: Invalid loss, terminating training");
        Model.StopTraining = true;
    }
}
