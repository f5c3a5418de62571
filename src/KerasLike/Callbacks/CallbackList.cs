using KerasLike.Models;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>The callbacks of one run, told in order.</summary>
internal sealed class CallbackList
{
    readonly Callback[] callbacks;

    internal CallbackList(IEnumerable<Callback?> callbacks, Model model, CallbackParams parameters)
    {
        this.callbacks = [.. callbacks.OfType<Callback>()];
        Tell(callback => (callback.Model, callback.Params) = (model, parameters));
    }

    internal void Tell(Action<Callback> what)
    {
        foreach (var callback in callbacks) what(callback);
    }

    internal void BatchBegin(Phase phase, int batch)
    {
        foreach (var callback in callbacks)
        {
            if (phase == Phase.Train) callback.OnTrainBatchBegin(batch, Logs.Empty);
            else if (phase == Phase.Test) callback.OnTestBatchBegin(batch, Logs.Empty);
            else callback.OnPredictBatchBegin(batch, Logs.Empty);
        }
    }

    internal void BatchEnd(Phase phase, int batch, Logs logs)
    {
        foreach (var callback in callbacks)
        {
            if (phase == Phase.Train) callback.OnTrainBatchEnd(batch, logs);
            else if (phase == Phase.Test) callback.OnTestBatchEnd(batch, logs);
            else callback.OnPredictBatchEnd(batch, logs);
        }
    }
}

/// <summary>What a loop over data is for.</summary>
internal enum Phase
{
    /// <summary>Training.</summary>
    Train,

    /// <summary>Evaluation.</summary>
    Test,

    /// <summary>Prediction.</summary>
    Predict,
}
