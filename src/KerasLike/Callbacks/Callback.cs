using KerasLike.Models;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Base of what is told how training goes. Override what matters; set <c>Model.StopTraining</c> to end it.</summary>
/// <remarks>Keras: <c>keras.callbacks.Callback</c></remarks>
public abstract class Callback
{
    /// <summary>The model that is trained. Set before the first call.</summary>
    public Model Model { get; internal set; } = null!;

    /// <summary>What <c>Fit</c> was asked for. Set before the first call.</summary>
    public CallbackParams Params { get; internal set; } = null!;

    /// <summary>What <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> set before the first call.</summary>
    internal virtual void Attach(Model model, CallbackParams parameters) => (Model, Params) = (model, parameters);

    /// <summary>The run ended by an error, or was cancelled: frees what the end of the run would free, and puts back what it would put back.</summary>
    internal virtual void OnInterrupted() { }

    /// <summary>Prints a line, below that of a progress bar that is being drawn.</summary>
    private protected void Say(string message) => Console.WriteLine(Params.Verbose.Level == 1 && Terminal.IsInteractive ? $"\n{message}" : message);

    /// <summary>Before the first epoch.</summary>
    /// <param name="logs">Nothing yet.</param>
    public virtual void OnTrainBegin(Logs logs) { }

    /// <summary>After the last epoch.</summary>
    /// <param name="logs">The numbers of the last epoch.</param>
    public virtual void OnTrainEnd(Logs logs) { }

    /// <summary>Before an epoch.</summary>
    /// <param name="epoch">Its number, from 0.</param>
    /// <param name="logs">Nothing yet.</param>
    public virtual void OnEpochBegin(int epoch, Logs logs) { }

    /// <summary>After an epoch and its validation.</summary>
    /// <param name="epoch">Its number, from 0.</param>
    /// <param name="logs">The epoch's numbers, those of validation under names with <c>val_</c>. What is set here, later callbacks and the history see.</param>
    public virtual void OnEpochEnd(int epoch, Logs logs) { }

    /// <summary>Before a batch of training.</summary>
    /// <param name="batch">Its number in the epoch, from 0.</param>
    /// <param name="logs">Nothing yet.</param>
    public virtual void OnTrainBatchBegin(int batch, Logs logs) { }

    /// <summary>After a batch of training.</summary>
    /// <param name="batch">Its number in the epoch, from 0.</param>
    /// <param name="logs">The epoch's numbers so far.</param>
    public virtual void OnTrainBatchEnd(int batch, Logs logs) { }

    /// <summary>Before an evaluation.</summary>
    /// <param name="logs">Nothing yet.</param>
    public virtual void OnTestBegin(Logs logs) { }

    /// <summary>After an evaluation.</summary>
    /// <param name="logs">Its numbers.</param>
    public virtual void OnTestEnd(Logs logs) { }

    /// <summary>Before a batch of an evaluation.</summary>
    /// <param name="batch">Its number, from 0.</param>
    /// <param name="logs">Nothing yet.</param>
    public virtual void OnTestBatchBegin(int batch, Logs logs) { }

    /// <summary>After a batch of an evaluation.</summary>
    /// <param name="batch">Its number, from 0.</param>
    /// <param name="logs">The numbers so far.</param>
    public virtual void OnTestBatchEnd(int batch, Logs logs) { }

    /// <summary>Before a prediction.</summary>
    /// <param name="logs">Nothing.</param>
    public virtual void OnPredictBegin(Logs logs) { }

    /// <summary>After a prediction.</summary>
    /// <param name="logs">Nothing.</param>
    public virtual void OnPredictEnd(Logs logs) { }

    /// <summary>Before a batch of a prediction.</summary>
    /// <param name="batch">Its number, from 0.</param>
    /// <param name="logs">Nothing.</param>
    public virtual void OnPredictBatchBegin(int batch, Logs logs) { }

    /// <summary>After a batch of a prediction.</summary>
    /// <param name="batch">Its number, from 0.</param>
    /// <param name="logs">Nothing.</param>
    public virtual void OnPredictBatchEnd(int batch, Logs logs) { }
}

/// <summary>What a loop over data was asked for.</summary>
/// <param name="Verbose">How much is printed.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="Steps">The number of batches in an epoch, or null when it is not known.</param>
public sealed record CallbackParams(Verbose Verbose, int Epochs, int? Steps)
{
    /// <summary>Whether there is validation, but not after each epoch.</summary>
    internal bool SkipsValidation { get; init; }

    /// <summary>How far training is; null in evaluation and prediction.</summary>
    internal FitProgress? Progress { get; init; }
}
