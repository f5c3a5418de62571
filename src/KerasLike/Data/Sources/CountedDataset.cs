namespace KerasLike.Data;

/// <summary>The numbers from 0.</summary>
internal sealed class CountedDataset(long count) : Dataset<long>
{
    public override long? Cardinality => count;

    internal override IEnumerable<long> Run(ulong pass)
    {
        for (long i = 0; i < count; i++) yield return i;
    }
}
