using KerasLike.Layers;

namespace KerasLike.Training;

/// <summary>
/// Batches of data that is in memory as a whole, or of a range of its samples. Data stays in the type it came in; each batch is gathered once, in a random order
/// of its own each epoch, or looked at in place.
/// </summary>
internal sealed class ArrayAdapter(ArrayData data, int first, int samples, int batchSize, bool shuffle = false, Tensor? classWeights = null) : DataAdapter
{
    readonly Tensors? sampleWeight = classWeights is null ? data.SampleWeight : (Tensors)classWeights;

    internal override int? Steps => (samples + batchSize - 1) / batchSize;

    internal override SeedGenerator? Order { get; } = shuffle ? new() : null;

    internal override IEnumerable<Batch> Epoch()
    {
        using var order = Order is null ? null : Permutation(Order.Next());
        for (var start = 0; start < samples; start += batchSize)
        {
            var count = Math.Min(batchSize, samples - start);
            var rows = order?.narrow(0, start, count);
            Tensor Pick(Tensor tensor) => rows is null ? tensor.narrow(0, first + start, count) : tensor.index_select(0, rows);
            Strings PickStrings(Strings texts) => texts.Rows(rows is null ? Enumerable.Range(first + start, count).Select(i => (long)i) : Bins.Integers(rows));
            yield return new Batch(data.X.Pick(Pick, PickStrings), data.Y?.Map(Pick), sampleWeight?.Map(Pick)).Materialize();
        }
    }

    Tensor Permutation(ulong seed)
    {
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(seed >> 32);
        using Scalar offset = first;
        return torch.randperm(samples, generator: generator).Plus(offset).to(data.X.Made.FirstOrDefault()?.device ?? torch.CPU).DetachFromDisposeScope();
    }
}
