using KerasLike.Data;

namespace KerasLike.Training;

/// <summary>The batches of a dataset; what it makes for one is freed with the step.</summary>
internal sealed class DatasetAdapter(Dataset<Batch> dataset, IReadOnlyDictionary<int, double>? classWeight) : DataAdapter
{
    internal override int? Steps => dataset.Cardinality is >= 0 and <= int.MaxValue and var steps ? (int)steps : null;

    internal override bool IsEndless => dataset.Cardinality == Dataset.Infinite;

    internal override SeedGenerator? Order => dataset.Passes;

    internal override IEnumerable<Batch> Epoch()
    {
        foreach (var batch in dataset.Run(dataset.NextPass())) yield return ClassWeights.Weigh(batch.Materialize(), classWeight);
    }
}
