namespace KerasLike.Training;

/// <summary>
/// Runs through the batches of a data adapter, epoch by epoch. With a number of steps given, an epoch takes that many and the next goes on where it ended; without,
/// each epoch runs through all.
/// </summary>
internal sealed class BatchFeed(DataAdapter adapter, int? stepsPerEpoch) : IDisposable
{
    IEnumerator<Batch>? running;
    int? found;
    int step, taken;
    bool startsAnew; // data of a known length was taken to its end

    /// <summary>The number of batches in an epoch, or null until it is known.</summary>
    internal int? Steps => stepsPerEpoch ?? adapter.Steps ?? found;

    internal void BeginEpoch()
    {
        if (stepsPerEpoch is null || startsAnew) Restart();
        step = 0;
    }

    /// <summary>The next batch of the epoch, or null at its end. Call it inside the scope that frees the batch.</summary>
    internal Batch? Next()
    {
        if (step == stepsPerEpoch) return null;
        running ??= adapter.Epoch().GetEnumerator();
        if (running.MoveNext())
        {
            step++;
            var batch = running.Current;
            if (++taken == adapter.Steps && stepsPerEpoch is not null) startsAnew = true;
            return batch;
        }
        if (stepsPerEpoch is null) found = step;
        else Warnings.Write($"The data ran out after {step} of {stepsPerEpoch} steps of an epoch. It must give at least stepsPerEpoch × epochs batches.");
        Restart();
        return null;
    }

    void Restart()
    {
        running?.Dispose();
        (running, taken, startsAnew) = (null, 0, false);
    }

    public void Dispose() => Restart();
}
