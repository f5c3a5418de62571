using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>A callback made of functions.</summary>
/// <param name="onEpochBegin">Called before an epoch, with its number from 0. Default: none.</param>
/// <param name="onEpochEnd">Called after an epoch, with its number from 0. Default: none.</param>
/// <param name="onTrainBegin">Called before the first epoch. Default: none.</param>
/// <param name="onTrainEnd">Called after the last epoch. Default: none.</param>
/// <param name="onTrainBatchBegin">Called before a batch, with its number from 0. Default: none.</param>
/// <param name="onTrainBatchEnd">Called after a batch, with its number from 0. Default: none.</param>
/// <remarks>Keras: <c>keras.callbacks.LambdaCallback</c></remarks>
/// <example><code>callbacks: [new LambdaCallback(onEpochEnd: (epoch, logs) => Console.WriteLine(logs["loss"]))]</code></example>
public sealed class LambdaCallback(Action<int, Logs>? onEpochBegin = null, Action<int, Logs>? onEpochEnd = null, Action<Logs>? onTrainBegin = null, Action<Logs>? onTrainEnd = null,
    Action<int, Logs>? onTrainBatchBegin = null, Action<int, Logs>? onTrainBatchEnd = null) : Callback
{
    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => onEpochBegin?.Invoke(epoch, logs);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => onEpochEnd?.Invoke(epoch, logs);

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => onTrainBegin?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => onTrainEnd?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs) => onTrainBatchBegin?.Invoke(batch, logs);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs) => onTrainBatchEnd?.Invoke(batch, logs);
}
