using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike.Tests.Data;

/// <summary>Data that tells from where it came: the sample i is the number i, with the target −i.</summary>
internal static class Numbers
{
    internal static Dataset<Batch> Samples(int count)
    {
        var x = Enumerable.Range(0, count).Select(i => (float)i).ToArray();
        return Dataset.FromTensorSlices(x, x.Select(v => -v).ToArray());
    }

    /// <summary>The same, one at a time and without numbers that can be gathered at once.</summary>
    internal static Dataset<Batch> SamplesOneByOne(int count) => Samples(count).Map(sample => sample);

    /// <summary>The numbers of each batch; checks that each has its own target.</summary>
    internal static int[][] Read(IEnumerable<Batch> batches) => [.. batches.Select(batch =>
    {
        var (x, y) = (batch.X.Single.reshape(-1).data<float>().ToArray(), batch.Y!.Single.reshape(-1).data<float>().ToArray());
        Assert.That(y, Is.EqualTo(x.Select(v => -v)), "each input with its own target");
        return x.Select(v => (int)v).ToArray();
    })];

    internal static int[] Flat(IEnumerable<Batch> batches) => [.. Read(batches).SelectMany(b => b)];
}
