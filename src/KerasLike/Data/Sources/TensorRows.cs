using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Samples along the first axis of tensors.</summary>
internal sealed class TensorRows : Rows
{
    readonly Batch whole;

    internal TensorRows(string caller, Tensors x, Tensors? y, Tensors? sampleWeight)
    {
        // Copies of arrays live as long as these rows.
        var data = new ArrayData(caller, x, y, sampleWeight);
        whole = new(data.X, data.Y, data.SampleWeight);
    }

    internal override long Count => whole.Size;

    internal override Batch One(long index) => Each(t => t.select(0, index), texts => texts[(int)index]);

    internal override Batch Many(long[] indices)
    {
        if (IsRange(indices)) return Each(t => t.narrow(0, indices[0], indices.Length), texts => texts.Rows(indices));
        using var rows = ArrayConversion.ToTensor(indices);
        return Each(t => t.index_select(0, rows), texts => texts.Rows(indices));
    }

    Batch Each(Func<Tensor, Tensor> pick, Func<Strings, Strings> pickStrings) => new(whole.X.Pick(pick, pickStrings), whole.Y?.Map(pick), whole.SampleWeight?.Map(pick));

    // Neighbours are looked at in place.
    static bool IsRange(long[] indices)
    {
        for (int i = 1; i < indices.Length; i++)
            if (indices[i] != indices[0] + i) return false;
        return true;
    }
}
