using KerasLike.Models;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Several callbacks told in order, as one: what <c>Fit</c> makes of its <c>callbacks</c>, and what a training loop of one's own tells them with.</summary>
/// <remarks>Keras: <c>keras.callbacks.CallbackList</c></remarks>
/// <example><code>var callbacks = new CallbackList([new CSVLogger("log.csv")], model: model, epochs: 5); callbacks.OnTrainBegin(new Logs());</code></example>
public sealed class CallbackList : Callback
{
    readonly Callback[] all;

    /// <summary>Joins callbacks.</summary>
    /// <param name="callbacks">The callbacks, in order. Default: none.</param>
    /// <param name="addHistory">Whether a <see cref="History"/> is added where there is none. Default: false.</param>
    /// <param name="addProgbar">Whether a <see cref="ProgbarLogger"/> is added where there is none. Default: false.</param>
    /// <param name="model">The model they are about; null where <c>Fit</c> sets it. Default: null.</param>
    /// <param name="verbose">How much the progress bar prints; null is 1. Default: null.</param>
    /// <param name="epochs">The number of epochs that callbacks are told of. Default: 1.</param>
    /// <param name="steps">The number of batches in an epoch that callbacks are told of; null where it is not known. Default: null.</param>
    public CallbackList(IEnumerable<Callback?>? callbacks = null, bool addHistory = false, bool addProgbar = false, Model? model = null, Verbose? verbose = null, int epochs = 1, int? steps = null)
    {
        var given = (callbacks ?? []).OfType<Callback>().ToList();
        if (addHistory && !given.Exists(c => c is History)) given.Add(new History());
        // The bar is last, since its line at an epoch's end shows what the others added.
        if (addProgbar && !given.Exists(c => c is ProgbarLogger)) given.Add(new ProgbarLogger());
        (all, AddHistory, AddProgbar, Verbose, Epochs, Steps) = ([.. given], addHistory, addProgbar, verbose ?? 1, Check.NotNegative(epochs), Check.Positive(steps));
        if (model is not null) Attach(model, new(Verbose, epochs, steps));
    }

    internal CallbackList(IEnumerable<Callback?> callbacks, Model model, CallbackParams parameters)
        : this(callbacks) => Attach(model, parameters);

    /// <summary>The callbacks, in order.</summary>
    public IReadOnlyList<Callback> Callbacks => all;

    /// <summary>Whether a <see cref="History"/> was to be added.</summary>
    public bool AddHistory { get; }

    /// <summary>Whether a <see cref="ProgbarLogger"/> was to be added.</summary>
    public bool AddProgbar { get; }

    /// <summary>How much the progress bar prints.</summary>
    public Verbose Verbose { get; }

    /// <summary>The number of epochs that callbacks are told of.</summary>
    public int Epochs { get; }

    /// <summary>The number of batches in an epoch that callbacks are told of, or null.</summary>
    public int? Steps { get; }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => Tell(c => c.OnTrainBegin(logs));

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs) => Tell(c => c.OnTrainEnd(logs));

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => Tell(c => c.OnEpochBegin(epoch, logs));

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs) => Tell(c => c.OnEpochEnd(epoch, logs));

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnTrainBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnTrainBatchEnd(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTestBegin(Logs logs) => Tell(c => c.OnTestBegin(logs));

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs) => Tell(c => c.OnTestEnd(logs));

    /// <inheritdoc/>
    public override void OnTestBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnTestBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnTestBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnTestBatchEnd(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBegin(Logs logs) => Tell(c => c.OnPredictBegin(logs));

    /// <inheritdoc/>
    public override void OnPredictEnd(Logs logs) => Tell(c => c.OnPredictEnd(logs));

    /// <inheritdoc/>
    public override void OnPredictBatchBegin(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnPredictBatchBegin(batch, logs);
    }

    /// <inheritdoc/>
    public override void OnPredictBatchEnd(int batch, Logs logs)
    {
        foreach (var callback in all) callback.OnPredictBatchEnd(batch, logs);
    }

    internal override void OnInterrupted() => Tell(c => c.OnInterrupted());

    internal override void Attach(Model model, CallbackParams parameters)
    {
        base.Attach(model, parameters);
        Tell(c => c.Attach(model, parameters));
    }

    internal void BatchBegin(Phase phase, int batch)
    {
        if (phase == Phase.Train) OnTrainBatchBegin(batch, Logs.Empty);
        else if (phase == Phase.Test) OnTestBatchBegin(batch, Logs.Empty);
        else OnPredictBatchBegin(batch, Logs.Empty);
    }

    internal void BatchEnd(Phase phase, int batch, Logs logs)
    {
        if (phase == Phase.Train) OnTrainBatchEnd(batch, logs);
        else if (phase == Phase.Test) OnTestBatchEnd(batch, logs);
        else OnPredictBatchEnd(batch, logs);
    }

    /// <summary>Runs what the callbacks are told of; where that fails, they are told too.</summary>
    internal T Guard<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch
        {
            OnInterrupted();
            throw;
        }
    }

    void Tell(Action<Callback> what)
    {
        foreach (var callback in all) what(callback);
    }
}
