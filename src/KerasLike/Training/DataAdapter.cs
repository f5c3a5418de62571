namespace KerasLike.Training;

/// <summary>
/// Batches for a loop over epochs. Each step of the sequence that <see cref="Epoch"/> gives is taken inside the dispose scope of a training step, so that what a
/// batch needs is freed with it.
/// </summary>
internal abstract class DataAdapter
{
    /// <summary>The number of batches an epoch has, or null where only running through it tells.</summary>
    internal abstract int? Steps { get; }

    /// <summary>What the order of each epoch is drawn from, once an epoch; null where the order is the data's.</summary>
    internal virtual SeedGenerator? Order => null;

    internal abstract IEnumerable<Batch> Epoch();
}
