namespace KerasLike.Data;

/// <summary>The elements of the first full pass, kept in memory.</summary>
internal sealed class CachedDataset<T>(Dataset<T> source) : Dataset<T>
{
    List<Held<T>>? kept;

    public override long? Cardinality => kept?.Count ?? source.Cardinality;

    internal override IEnumerable<T> Run(ulong pass)
    {
        if (kept is { } whole)
        {
            foreach (var item in whole) yield return item.Value;
            yield break;
        }
        // Always the first pass, so that what is kept does not depend on when it was.
        var filling = new List<Held<T>>();
        using var items = source.Run(0).GetEnumerator();
        while (Held<T>.Pull(items, out var item))
        {
            filling.Add(item);
            yield return item.Value;
        }
        kept = filling;
    }
}
