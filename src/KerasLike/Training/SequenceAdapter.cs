using KerasLike.Data;

namespace KerasLike.Training;

/// <summary>Batches that the user's sequence yields. Tensors in it stay the user's.</summary>
internal sealed class SequenceAdapter(IEnumerable<Batch> batches, IReadOnlyDictionary<int, double>? classWeight) : DataAdapter
{
    internal override int? Steps => batches.TryGetNonEnumeratedCount(out var count) ? count : null;

    internal override IEnumerable<Batch> Epoch() => new UserSequence<Batch>(() => batches).Select(batch => ClassWeights.Weigh(batch.Materialize(), classWeight));
}
