using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Windows over a series, as <c>Utils.TimeseriesDatasetFromArray</c> is asked for them.</summary>
internal static class TimeSeries
{
    const string Owner = "Utils.TimeseriesDatasetFromArray";

    internal static Dataset<Batch> Windows(Tensors data, Tensors? targets, int sequenceLength, int sequenceStride, int samplingRate, int? batchSize, bool shuffle, int? seed, int? startIndex, int? endIndex)
    {
        var (series, goals) = (Owned(data), targets is null ? null : Owned(targets));
        var steps = series.size(0);
        Check.Positive(sequenceLength, Owner);
        Check.InRange(samplingRate, 1, steps - 1, Owner);
        Check.InRange(sequenceStride, 1, steps - 1, Owner);
        var first = Check.InRange(startIndex ?? 0, 0, steps - 1, Owner, nameof(startIndex));
        var end = endIndex is null ? steps : Check.InRange(endIndex.Value, first + 1, steps - 1, Owner, nameof(endIndex));
        var count = end - first - (sequenceLength - 1) * (long)samplingRate;
        if (goals is not null) count = Math.Min(count, Math.Min(goals.size(0), end) - first);
        if (count <= 0)
            throw new ArgumentException($"{Owner}: the data is too short for one window. Received: {end - first} steps{(goals is null ? "" : $", {goals.size(0)} targets")}, sequenceLength={sequenceLength}, samplingRate={samplingRate}.", nameof(data));
        var places = Enumerable.Range(0, (int)((count + sequenceStride - 1) / sequenceStride)).Select(i => i * (long)sequenceStride).ToArray();
        // As in Keras: all places once in an order that stays, then a buffer that gives each epoch an order of its own.
        var start = seed ?? (int)(RandomState.NextSeed() % 1_000_000);
        if (shuffle) new NumpyRandom(start).Shuffle(places);
        Dataset<Batch> windows = new RowsDataset(new WindowRows(series, goals, first, count, sequenceLength, samplingRate), new ListedDataset<long>(places));
        if (shuffle) windows = windows.Shuffle(batchSize is { } size ? 8 * size : 1024, start);
        return batchSize is null ? windows : windows.Batch(batchSize.Value);
    }

    static Tensor Owned(Tensors data)
    {
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var tensor = Check.NotNull(data, Owner).Materialize().Single;
        if (tensor.ndim == 0) throw new ArgumentException($"{Owner}: a series must have time along its first axis. Received: a number", nameof(data));
        return scope.Contains(tensor) ? tensor.DetachFromDisposeScope() : tensor;
    }
}
