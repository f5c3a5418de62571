using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Samples stacked into batches.</summary>
internal sealed class StackedDataset(Dataset<Batch> source, int batchSize, bool dropRemainder) : Dataset<Batch>
{
    readonly Dataset<Batch[]> groups = source.Chunk(batchSize, dropRemainder);

    public override long? Cardinality => groups.Cardinality;

    internal override IEnumerable<Batch> Run(ulong pass)
    {
        long first = 0;
        foreach (var group in groups.Run(pass))
        {
            yield return new(Stack(group, s => s.X, "x", first)!, Stack(group, s => s.Y, "y", first), Stack(group, s => s.SampleWeight, "sampleWeight", first));
            first += group.Length;
        }
    }

    static Tensors? Stack(Batch[] samples, Func<Batch, Tensors?> part, string name, long first)
    {
        var parts = samples.Select(s => part(s)?.MaterializeNumbers()).ToArray();
        if (parts[0] is not { } like) return Array.TrueForAll(parts, p => p is null) ? null : throw Mixed(name);
        if (!Array.TrueForAll(parts, p => p?.Count == like.Count)) throw Mixed(name);
        var stacked = new Tensors[like.Count];
        for (int i = 0; i < stacked.Length; i++)
        {
            var shape = like.ShapeOf(i);
            var other = Array.FindIndex(parts, p => p!.ShapeOf(i) != shape);
            if (other >= 0)
                throw new ArgumentException($"Dataset.Batch: the samples of a batch must have one shape. Received: {name} {shape} at sample {first} and {parts[other]!.ShapeOf(i)} at sample {first + other}. Resize or pad them with Map first.");
            stacked[i] = like.StringsAt(i) is null ? torch.stack([.. parts.Select(p => p![i])]) : Strings.Create([.. parts.Select(p => p!.StringsAt(i)!)]);
        }
        return like.Names is { } names ? names.Zip(stacked).ToDictionary(n => n.First, n => n.Second) : Tensors.Create(stacked);
    }

    static ArgumentException Mixed(string name) => new($"Dataset.Batch: all samples must have the same parts. Received: some with `{name}`, and some without or with another number of tensors");
}
