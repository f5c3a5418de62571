using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Samples in the order of their numbers. Steps that only change the order work on the numbers, and a batch is gathered at once, rather than sample by sample.</summary>
internal sealed class RowsDataset(Rows rows, Dataset<long> order) : Dataset<Batch>
{
    internal static RowsDataset Of(Rows rows) => new(rows, new CountedDataset(rows.Count));

    public override long? Cardinality => order.Cardinality;

    internal override IEnumerable<Batch> Run(ulong pass) => order.Run(pass).Select(rows.One);

    internal Dataset<Batch> InBatches(int batchSize, bool dropRemainder) => new GatheredDataset(rows, order.Chunk(batchSize, dropRemainder));

    public override Dataset<Batch> Shuffle(int bufferSize, int? seed = null, bool reshuffleEachIteration = true) => new RowsDataset(rows, order.Shuffle(bufferSize, seed, reshuffleEachIteration));

    public override Dataset<Batch> Repeat(int? count = null) => new RowsDataset(rows, order.Repeat(count));

    public override Dataset<Batch> Take(int count) => new RowsDataset(rows, order.Take(count));

    public override Dataset<Batch> Skip(int count) => new RowsDataset(rows, order.Skip(count));

    sealed class GatheredDataset(Rows rows, Dataset<long[]> order) : Dataset<Batch>
    {
        public override long? Cardinality => order.Cardinality;

        internal override IEnumerable<Batch> Run(ulong pass) => order.Run(pass).Select(rows.Many);
    }
}
