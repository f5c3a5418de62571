using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Batches taken apart into samples.</summary>
internal sealed class UnbatchedDataset(Dataset<Batch> source) : Dataset<Batch>
{
    public override long? Cardinality => source.Cardinality is 0 or Dataset.Infinite ? source.Cardinality : null;

    internal override IEnumerable<Batch> Run(ulong pass)
    {
        // Arrays become tensors once, before the batch is held.
        using var batches = source.Map(b => new Batch(b.X.Materialize(), b.Y?.Materialize(), b.SampleWeight?.Materialize())).Run(pass).GetEnumerator();
        while (Held<Batch>.Pull(batches, out var held))
        {
            var batch = held.Value;
            try
            {
                for (int i = 0; i < batch.Size; i++)
                {
                    var index = i;
                    Tensor Pick(Tensor t) => t.select(0, index);
                    yield return new(batch.X.Map(Pick), batch.Y?.Map(Pick), batch.SampleWeight?.Map(Pick));
                }
            }
            finally
            {
                held.Free();
            }
        }
    }
}
