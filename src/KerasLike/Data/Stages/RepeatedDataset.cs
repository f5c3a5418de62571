namespace KerasLike.Data;

/// <summary>The elements again and again.</summary>
internal sealed class RepeatedDataset<T>(Dataset<T> source, int? count) : Dataset<T>
{
    readonly long count = count is null or -1 ? long.MaxValue : Check.NotNegative(count.Value, "Dataset.Repeat");

    public override long? Cardinality => source.Cardinality is 0 || count == 0 ? 0 : count == long.MaxValue ? Dataset.Infinite : source.Cardinality is > 0 and var once ? once * count : source.Cardinality;

    internal override IEnumerable<T> Run(ulong pass)
    {
        for (long round = 0; round < count; round++)
        {
            var any = false;
            // Each round is a pass of its own.
            foreach (var item in source.Run(round == 0 ? pass : RandomState.Mix(RandomState.Mix(pass) + (ulong)round)))
            {
                any = true;
                yield return item;
            }
            if (!any) yield break;
        }
    }
}
