namespace KerasLike.Data;

/// <summary>The elements of one dataset, then those of another.</summary>
internal sealed class ConcatenatedDataset<T>(Dataset<T> first, Dataset<T> second) : Dataset<T>
{
    readonly Dataset<T> second = Check.NotNull(second, "Dataset.Concatenate", "dataset");

    public override long? Cardinality => first.Cardinality == Dataset.Infinite || second.Cardinality == Dataset.Infinite ? Dataset.Infinite : first.Cardinality + second.Cardinality;

    internal override IEnumerable<T> Run(ulong pass) => first.Run(pass).Concat(second.Run(pass));
}
