namespace KerasLike.Data;

/// <summary>The elements in groups.</summary>
internal sealed class ChunkedDataset<T>(Dataset<T> source, int size, bool dropRemainder) : Dataset<T[]>
{
    readonly int size = Check.Positive(size, "Dataset.Batch", "batchSize");

    public override long? Cardinality => source.Cardinality is > 0 and var all ? dropRemainder ? all / size : (all + size - 1) / size : source.Cardinality;

    internal override IEnumerable<T[]> Run(ulong pass)
    {
        var group = new List<T>(size);
        foreach (var item in source.Run(pass))
        {
            group.Add(item);
            if (group.Count < size) continue;
            yield return [.. group];
            group.Clear();
        }
        if (group.Count > 0 && !dropRemainder) yield return [.. group];
    }
}
