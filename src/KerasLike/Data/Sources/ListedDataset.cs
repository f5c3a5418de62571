namespace KerasLike.Data;

/// <summary>The elements of a list.</summary>
internal sealed class ListedDataset<T>(IReadOnlyList<T> elements) : Dataset<T>
{
    public override long? Cardinality => elements.Count;

    internal override IEnumerable<T> Run(ulong pass) => elements;
}
