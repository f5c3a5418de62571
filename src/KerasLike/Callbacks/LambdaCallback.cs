using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>A callback made of functions.</summary>
/// <param name="onEpochBegin">Called before an epoch, with its number from 0. Default: none.</param>
/// <param name="onEpochEnd">Called after an epoch, with its number from 0. Default: none.</param>
/// <param name="onTrainBegin">Called before the first epoch. Default: none.</param>
/// <param name="onTrainEnd">Called after the last epoch. Default: none.</param>
/// <param name="onTrainBatchBegin">Called before a batch, with its number from 0. Default: none.</param>
/// <param name="onTrainBatchEnd">Called after a batch, with its number from 0. Default: none.</param>
/// <param name="onTestBegin">Called before an evaluation. Default: none.</param>
/// <param name="onTestEnd">Called after an evaluation. Default: none.</param>
/// <param name="onTestBatchBegin">Called before a batch of an evaluation. Default: none.</param>
/// <param name="onTestBatchEnd">Called after a batch of an evaluation. Default: none.</param>
/// <param name="onPredictBegin">Called before a prediction. Default: none.</param>
/// <param name="onPredictEnd">Called after a prediction. Default: none.</param>
/// <param name="onPredictBatchBegin">Called before a batch of a prediction. Default: none.</param>
/// <param name="onPredictBatchEnd">Called after a batch of a prediction. Default: none.</param>
/// <remarks>Keras: <c>keras.callbacks.LambdaCallback</c></remarks>
/// <example><code>callbacks: [new LambdaCallback(onEpochEnd: (epoch, logs) => Console.WriteLine(logs["loss"]))]</code></example>
public sealed class LambdaCallback(Action<int, Logs>? onEpochBegin = null, Action<int, Logs>? onEpochEnd = null, Action<Logs>? onTrainBegin = null, Action<Logs>? onTrainEnd = null,
    Action<int, Logs>? onTrainBatchBegin = null, Action<int, Logs>? onTrainBatchEnd = null, Action<Logs>? onTestBegin = null, Action<Logs>? onTestEnd = null, Action<int, Logs>? onTestBatchBegin = null,
    Action<int, Logs>? onTestBatchEnd = null, Action<Logs>? onPredictBegin = null, Action<Logs>? onPredictEnd = null, Action<int, Logs>? onPredictBatchBegin = null, Action<int, Logs>? onPredictBatchEnd = null) : Callback
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

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs) => onTestBegin?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs) => onTestEnd?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnTestBatchBegin(int batch, Logs logs) => onTestBatchBegin?.Invoke(batch, logs);

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs) => onTestBatchEnd?.Invoke(batch, logs);

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => onPredictBegin?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => onPredictEnd?.Invoke(logs);

    /// <inheritdoc/>
    public override void OnPredictBatchBegin(int batch, Logs logs) => onPredictBatchBegin?.Invoke(batch, logs);

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Logs logs) => onPredictBatchEnd?.Invoke(batch, logs);
}
