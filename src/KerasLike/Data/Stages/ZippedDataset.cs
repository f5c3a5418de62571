namespace KerasLike.Data;

/// <summary>Pairs of the elements of two datasets.</summary>
internal sealed class ZippedDataset<T, U>(Dataset<T> first, Dataset<U> second) : Dataset<(T First, U Second)>
{
    readonly Dataset<U> second = Check.NotNull(second, "Dataset.Zip", "dataset");

    public override long? Cardinality => first.Cardinality == Dataset.Infinite ? second.Cardinality : second.Cardinality == Dataset.Infinite ? first.Cardinality
        : first.Cardinality is { } a && second.Cardinality is { } b ? Math.Min(a, b) : null;

    internal override IEnumerable<(T First, U Second)> Run(ulong pass) => first.Run(pass).Zip(second.Run(pass));
}
