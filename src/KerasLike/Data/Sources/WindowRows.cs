using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Windows over a series: a sample is the steps from a place on, and its target what stands at the same place among the targets.</summary>
/// <param name="data">The series, time along the first axis.</param>
/// <param name="targets">The targets, or null.</param>
/// <param name="first">Where the series begins.</param>
/// <param name="count">How many places there are.</param>
/// <param name="length">Steps in a window.</param>
/// <param name="rate">From one step of a window to the next.</param>
internal sealed class WindowRows(Tensor data, Tensor? targets, long first, long count, int length, int rate) : Rows
{
    internal override long Count => count;

    internal override Batch One(long index)
    {
        var batch = Many([index]);
        return new(batch.X.Map(t => t.squeeze(0)), batch.Y?.Map(t => t.squeeze(0)));
    }

    internal override Batch Many(long[] indices)
    {
        var steps = new long[indices.Length * length];
        for (int i = 0; i < steps.Length; i++) steps[i] = first + indices[i / length] + i % length * (long)rate;
        var windows = data.index_select(0, ArrayConversion.ToTensor(steps));
        var x = windows.reshape([indices.Length, length, .. Enumerable.Range(1, (int)data.ndim - 1).Select(a => data.size(a))]);
        return new(x, targets?.index_select(0, ArrayConversion.ToTensor(Array.ConvertAll(indices, i => i + first))));
    }
}
