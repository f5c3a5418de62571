namespace KerasLike.Data;

/// <summary>What a function makes of each element, on the thread that asks or on several others. Seeded layers in it draw by the place of the element, so that threads do not matter.</summary>
internal sealed class MappedDataset<T, U>(Dataset<T> source, Func<T, U> mapFunc, int? numParallelCalls) : Dataset<U>
{
    readonly Func<T, U> mapFunc = Check.NotNull(mapFunc, "Dataset.Map");
    readonly int threads = Check.Positive(numParallelCalls, "Dataset.Map") ?? 0;

    public override long? Cardinality => source.Cardinality;

    internal override IEnumerable<U> Run(ulong pass) => threads == 0 ? RunInline(pass) : RunOnThreads(pass);

    IEnumerable<U> RunInline(ulong pass)
    {
        ulong place = 0;
        foreach (var item in source.Run(pass)) yield return Apply(item, pass, place++).Release();
    }

    IEnumerable<U> RunOnThreads(ulong pass)
    {
        // The elements come from this thread, so that their order does not depend on the others.
        ulong place = 0;
        using var items = source.Run(pass).GetEnumerator();
        using var workers = new OrderedWorkers<(Held<T> Item, ulong Place), Held<U>>(threads, 2 * threads, task => Held<U>.Make(() => Call(task.Item.Release(), pass, task.Place)), task => task.Item.Free(), made => made.Free());
        for (var more = true; ;)
        {
            while (more && !workers.IsFull && (more = Held<T>.Pull(items, out var item))) workers.Add((item, place++));
            if (workers.IsEmpty) yield break;
            yield return workers.Take().Release();
        }
    }

    Held<U> Apply(T item, ulong pass, ulong place) => Held<U>.Make(() => Call(item, pass, place));

    U Call(T item, ulong pass, ulong place)
    {
        using var random = ElementRandom.At(pass, place);
        return mapFunc(item);
    }
}
