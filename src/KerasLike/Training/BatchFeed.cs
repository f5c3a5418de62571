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

    /// <summary>How many batches were taken of the run through the data that goes on; 0 when the next batch begins a new one.</summary>
    internal int Position => running is null || startsAnew ? 0 : taken;

    /// <summary>What the order of the run through the data that goes on, or else of the next one, is drawn from; null where the order is the data's.</summary>
    internal (ulong Start, long Uses)? OrderPosition => adapter.Order?.Position is { } at ? (at.Start, at.Uses - (Position > 0 ? 1 : 0)) : null;

    internal void BeginEpoch(int firstStep = 0)
    {
        if (firstStep == 0 && (stepsPerEpoch is null || startsAnew)) Restart();
        step = firstStep;
    }

    /// <summary>Goes to where another feed of the same data was.</summary>
    internal void GoTo(int position, (ulong Start, long Uses)? order)
    {
        Restart();
        if (adapter.Order is { } seeds && order is { } at) seeds.Position = at;
        if (position > 0) running = adapter.Epoch().GetEnumerator();
        for (; taken < position; taken++)
        {
            using var scope = TensorScope.Open();
            if (!running!.MoveNext()) throw new InvalidOperationException($"Fit: the training that is resumed had taken {position} batches of its data, and there are only {taken}. Resume with the data, batchSize and stepsPerEpoch it had.");
        }
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
