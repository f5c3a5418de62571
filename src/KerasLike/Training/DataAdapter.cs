namespace KerasLike.Training;

/// <summary>
/// Batches for a loop over epochs. Each step of the sequence that <see cref="Epoch"/> gives is taken inside the dispose scope of a training step, so that what a
/// batch needs is freed with it.
/// </summary>
internal abstract class DataAdapter
{
    /// <summary>The number of batches an epoch has, or null where only running through it tells.</summary>
    internal abstract int? Steps { get; }

    /// <summary>Whether running through it never ends.</summary>
    internal virtual bool IsEndless => false;

    /// <summary>What the order of each epoch is drawn from, once an epoch; null where the order is the data's.</summary>
    internal virtual SeedGenerator? Order => null;

    internal abstract IEnumerable<Batch> Epoch();

    /// <summary>The adapter of batches that come one after another.</summary>
    /// <param name="caller">For messages.</param>
    /// <param name="batches">A dataset, a <see cref="PyDataset"/>, or any sequence.</param>
    /// <param name="steps">How many batches are taken, as the caller's argument says.</param>
    /// <param name="argument">The name of that argument.</param>
    /// <param name="shuffle">Whether the batches of a <see cref="PyDataset"/> come in a random order.</param>
    /// <param name="classWeight">Weights of classes.</param>
    internal static DataAdapter Of(string caller, IEnumerable<Batch> batches, int? steps, string argument, bool shuffle = false, IReadOnlyDictionary<int, double>? classWeight = null)
    {
        DataAdapter adapter = batches switch
        {
            Data.Dataset<Batch> dataset => new DatasetAdapter(dataset, classWeight),
            PyDataset data => new PyDatasetAdapter(data, shuffle, classWeight),
            _ => new SequenceAdapter(batches, classWeight),
        };
        return adapter.IsEndless && steps is null ? throw new ArgumentException($"{caller}: the data has no end. Received: {argument}=null. Say with `{argument}` how many batches to take.", argument) : adapter;
    }
}
