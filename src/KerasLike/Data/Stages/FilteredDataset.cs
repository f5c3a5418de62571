namespace KerasLike.Data;

/// <summary>The elements that a function says yes to.</summary>
internal sealed class FilteredDataset<T>(Dataset<T> source, Func<T, bool> predicate) : Dataset<T>
{
    readonly Func<T, bool> predicate = Check.NotNull(predicate, "Dataset.Filter");

    public override long? Cardinality => source.Cardinality is Dataset.Infinite or 0 ? source.Cardinality : null;

    internal override IEnumerable<T> Run(ulong pass)
    {
        foreach (var item in source.Run(pass))
            if (Held<bool>.Make(() => predicate(item)).Value) yield return item;
    }
}
