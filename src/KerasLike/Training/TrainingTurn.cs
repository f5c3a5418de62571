using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>Lets one thread at a time train or measure a model, since both change it: the weights, or the metrics. What a callback calls on the same thread goes on inside.</summary>
internal sealed class TrainingTurn
{
    readonly Lock held = new();
    volatile string holder = "";

    /// <summary>Takes the turn until the result is disposed; an error where another thread has it.</summary>
    internal Scope Take(Model model, string method)
    {
        if (!held.TryEnter())
            throw new InvalidOperationException($"{model.Description}: {method} was called while {holder} runs on another thread, and both would change the model. Wait until it ends, or give each thread a model of its own (Keras.CloneModel). Predict and Apply may be called from any thread.");
        var outer = holder;
        holder = method;
        return new(this, outer);
    }

    internal readonly ref struct Scope(TrainingTurn turn, string outer)
    {
        public void Dispose()
        {
            turn.holder = outer;
            turn.held.Exit();
        }
    }
}
