namespace KerasLike.Callbacks;

/// <summary>Counts batches until it is time to save. A callback may be told of the last of several batches only.</summary>
internal sealed class SaveCounter(SaveFrequency frequency)
{
    int since, last = -1;

    /// <summary>Whether enough batches went by.</summary>
    internal bool IsDue => !frequency.IsEpoch && since >= frequency.Batches;

    /// <summary>An epoch begins, of which some batches may be done.</summary>
    internal void Begin(int done = 0) => last = done - 1;

    /// <summary>A batch, from 0, is done.</summary>
    internal bool Count(int batch)
    {
        since += batch - last;
        last = batch;
        return IsDue;
    }

    internal void Saved() => since = 0;
}
