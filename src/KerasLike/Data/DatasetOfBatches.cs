using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>What a dataset of samples or batches can do besides.</summary>
public static class DatasetOfBatches
{
    /// <summary>Samples stacked into batches, along a new first axis.</summary>
    /// <param name="dataset">The samples; all of one shape.</param>
    /// <param name="batchSize">Samples in a batch; the last may have fewer.</param>
    /// <param name="dropRemainder">Whether a last batch with fewer is left out. Default: false.</param>
    public static Dataset<Batch> Batch(this Dataset<Batch> dataset, int batchSize, bool dropRemainder = false) => Check.NotNull(dataset) is RowsDataset rows
        ? rows.InBatches(Check.Positive(batchSize, "Dataset.Batch"), dropRemainder)
        : new StackedDataset(dataset, Check.Positive(batchSize, "Dataset.Batch"), dropRemainder);

    /// <summary>Batches taken apart into samples.</summary>
    /// <param name="dataset">The batches.</param>
    public static Dataset<Batch> Unbatch(this Dataset<Batch> dataset) => new UnbatchedDataset(Check.NotNull(dataset));

    /// <summary>Each sample or batch as a function of its input and target makes it: <c>Map((x, y) => (x / 255, y))</c>.</summary>
    /// <param name="dataset">The samples or batches, each with one input and one target.</param>
    /// <param name="mapFunc">The function.</param>
    /// <param name="numParallelCalls">Threads that call it. Default: none, it is called by the thread that asks.</param>
    public static Dataset<Batch> Map(this Dataset<Batch> dataset, Func<Tensor, Tensor, Batch> mapFunc, int? numParallelCalls = null)
    {
        Check.NotNull(mapFunc);
        return Check.NotNull(dataset).Map(batch => mapFunc(Only(batch.X, "input"), Only(batch.Y, "target")), numParallelCalls);
    }

    /// <summary>Keeps the batches of the first full pass in a file, for the passes after it, and for programs that run later. Random steps before it are drawn once.</summary>
    /// <param name="dataset">The batches.</param>
    /// <param name="filename">The file. Where it exists it is read, and the data before it is not run through: delete it when that changes.</param>
    public static Dataset<Batch> Cache(this Dataset<Batch> dataset, string filename) => new FileCachedDataset(Check.NotNull(dataset), Check.NotNull(filename, "Dataset.Cache"));

    static Tensor Only(Tensors? tensors, string what)
    {
        if (tensors is not { Count: 1 }) throw new InvalidOperationException($"Dataset.Map: a function of x and y needs elements of one {what}. Received: {tensors?.Count ?? 0}. Write Map(batch => …).");
        return tensors.Materialize()[0];
    }
}
