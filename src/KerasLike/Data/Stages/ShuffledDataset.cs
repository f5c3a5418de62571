namespace KerasLike.Data;

/// <summary>The elements in a random order, drawn from a buffer that is filled up from the data.</summary>
internal sealed class ShuffledDataset<T>(Dataset<T> source, int bufferSize, int? seed, bool reshuffleEachIteration) : Dataset<T>
{
    readonly int bufferSize = Check.Positive(bufferSize, "Dataset.Shuffle");
    readonly ulong start = seed is null ? RandomState.NextSeed() : RandomState.Mix((ulong)seed.Value);

    public override long? Cardinality => source.Cardinality;

    internal override IEnumerable<T> Run(ulong pass)
    {
        var (random, buffer) = (new RandomNumbers(start, reshuffleEachIteration ? pass : 0), new List<Held<T>>());
        using var items = source.Run(pass).GetEnumerator();
        try
        {
            while (Held<T>.Pull(items, out var item))
            {
                buffer.Add(item);
                if (buffer.Count > bufferSize) yield return Draw(buffer, bufferSize, ref random).Release();
            }
            while (buffer.Count > 0) yield return Draw(buffer, buffer.Count, ref random).Release();
        }
        finally
        {
            buffer.ForEach(item => item.Free());
        }
    }

    // The last takes the place of the one that is drawn.
    static Held<T> Draw(List<Held<T>> buffer, int among, ref RandomNumbers random)
    {
        var index = random.Below(among);
        var drawn = buffer[index];
        buffer[index] = buffer[^1];
        buffer.RemoveAt(buffer.Count - 1);
        return drawn;
    }
}
