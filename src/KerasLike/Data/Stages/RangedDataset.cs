namespace KerasLike.Data;

/// <summary>A range of the elements.</summary>
internal sealed class RangedDataset<T>(Dataset<T> source, long skip, long take) : Dataset<T>
{
    public override long? Cardinality => source.Cardinality switch
    {
        null => take == 0 ? 0 : null,
        Dataset.Infinite => take == long.MaxValue ? skip == long.MaxValue ? 0 : Dataset.Infinite : take,
        var all => Math.Min(Math.Max(all.Value - skip, 0), take),
    };

    internal override IEnumerable<T> Run(ulong pass)
    {
        if (take == 0 || skip == long.MaxValue) yield break;
        using var items = source.Run(pass).GetEnumerator();
        for (long i = 0; i < skip; i++)
        {
            if (!Held<T>.Pull(items, out var skipped)) yield break;
            skipped.Free();
        }
        for (long i = 0; i < take && items.MoveNext(); i++) yield return items.Current;
    }
}
