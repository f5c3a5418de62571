using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Samples that can be got at by their numbers, one at a time or many at once.</summary>
internal abstract class Rows
{
    internal abstract long Count { get; }

    /// <summary>One sample, without an axis for the batch.</summary>
    internal abstract Batch One(long index);

    /// <summary>Samples in the order of their numbers.</summary>
    internal abstract Batch Many(long[] indices);
}
