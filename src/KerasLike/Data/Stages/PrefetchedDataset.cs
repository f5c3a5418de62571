namespace KerasLike.Data;

/// <summary>The elements, prepared on a thread of its own.</summary>
internal sealed class PrefetchedDataset<T>(Dataset<T> source, int bufferSize) : Dataset<T>
{
    readonly int bufferSize = Check.Positive(bufferSize, "Dataset.Prefetch");

    public override long? Cardinality => source.Cardinality;

    internal override IEnumerable<T> Run(ulong pass)
    {
        using var items = source.Run(pass).GetEnumerator();
        // One worker asks for one element after another; the order is the source's.
        using var worker = new OrderedWorkers<bool, Held<T>?>(1, bufferSize, _ => Held<T>.Pull(items, out var item) ? item : null, _ => { }, item => item?.Free());
        Fill();
        while (worker.Take() is { } item)
        {
            // The next is prepared while this one is in use.
            Fill();
            yield return item.Release();
        }

        void Fill()
        {
            while (!worker.IsFull) worker.Add(true);
        }
    }
}
