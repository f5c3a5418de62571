namespace KerasLike.Data;

/// <summary>What is made of each row of a table in a file, which is read anew in each pass.</summary>
internal sealed class CsvDataset<T>(CsvFile file, Func<CsvRow, T> make) : Dataset<T>
{
    public override long? Cardinality => null;

    internal override IEnumerable<T> Run(ulong pass) => file.Read().Select(make);
}
