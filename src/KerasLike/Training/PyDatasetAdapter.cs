using KerasLike.Data;

namespace KerasLike.Training;

/// <summary>The batches of a <see cref="PyDataset"/>, in their order or in a random one for each run, prepared by its workers where it has several.</summary>
internal sealed class PyDatasetAdapter(PyDataset data, bool shuffle, IReadOnlyDictionary<int, double>? classWeight) : DataAdapter
{
    internal override int? Steps => data.NumBatches;

    internal override bool IsEndless => data.NumBatches is null;

    internal override SeedGenerator? Order { get; } = shuffle ? new() : null;

    internal override IEnumerable<Batch> Epoch()
    {
        Tell(data.OnEpochBegin);
        var order = Order is null || data.NumBatches is null ? Counting() : Shuffled(Order.Next());
        foreach (var batch in new UserSequence<Batch>(() => data.Workers == 1 ? order.Select(i => data[i]) : OnThreads(order))) yield return ClassWeights.Weigh(batch.Materialize(), classWeight);
        Tell(data.OnEpochEnd);
    }

    static void Tell(Action what) => UserTensors.Keep(() =>
    {
        what();
        return true;
    });

    IEnumerable<int> Counting()
    {
        for (int i = 0; i < (data.NumBatches ?? int.MaxValue); i++) yield return i;
    }

    int[] Shuffled(ulong seed)
    {
        var (order, random) = (Counting().ToArray(), new RandomNumbers(seed, 0));
        for (int i = order.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    IEnumerable<Batch> OnThreads(IEnumerable<int> order)
    {
        using var workers = new OrderedWorkers<int, Batch>(data.Workers, data.MaxQueueSize, i => data[i], _ => { }, _ => { });
        using var indices = order.GetEnumerator();
        for (var more = true; ;)
        {
            while (more && !workers.IsFull && (more = indices.MoveNext())) workers.Add(indices.Current);
            if (workers.IsEmpty) yield break;
            yield return workers.Take();
        }
    }
}
