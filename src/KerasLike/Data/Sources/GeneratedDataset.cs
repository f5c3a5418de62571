namespace KerasLike.Data;

/// <summary>What the user's code yields.</summary>
internal sealed class GeneratedDataset<T>(Func<IEnumerable<T>> generator) : Dataset<T>
{
    public override long? Cardinality => null;

    internal override IEnumerable<T> Run(ulong pass) => new UserSequence<T>(generator);
}
