using System.Collections;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike;

/// <summary>
/// Data that is got at batch by batch, by number: <c>sealed class Photos() : PyDataset(workers: 4) { … }</c>. <c>Fit</c> takes the batches in a random order unless
/// it is told <c>shuffle: false</c>; with several workers, threads prepare batches ahead, and the order stays the same.
/// </summary>
/// <param name="workers">Threads that prepare batches; with 1, batches are prepared between the steps of training. Default: 1.</param>
/// <param name="maxQueueSize">Batches that workers may be ahead. Default: 10.</param>
/// <remarks>Keras: <c>keras.utils.PyDataset</c></remarks>
[KerasModule("keras.utils")]
public abstract class PyDataset(int workers = 1, int maxQueueSize = 10) : IEnumerable<Batch>
{
    /// <summary>Threads that prepare batches.</summary>
    public int Workers { get; set; } = Check.Positive(workers);

    /// <summary>Batches that workers may be ahead.</summary>
    public int MaxQueueSize { get; set; } = Check.Positive(maxQueueSize);

    /// <summary>The number of batches; null where there is no end.</summary>
    public abstract int? NumBatches { get; }

    /// <summary>A batch. Workers ask for several at the same time.</summary>
    /// <param name="index">Its number, from 0.</param>
    public abstract Batch this[int index] { get; }

    /// <summary>Called before each run through the data.</summary>
    public virtual void OnEpochBegin() { }

    /// <summary>Called after each run through the data.</summary>
    public virtual void OnEpochEnd() { }

    /// <summary>Runs through the batches, in order and without workers.</summary>
    public IEnumerator<Batch> GetEnumerator()
    {
        for (int i = 0; i < (NumBatches ?? int.MaxValue); i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
