using KerasLike.Data;

namespace KerasLike.Datasets;

/// <summary>A data set published as one archive of rows <c>x</c> and targets <c>y</c>.</summary>
internal static class TableDataset
{
    /// <summary>Loads the rows in the order that a seed gives, and splits them.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="place">Where it is looked for.</param>
    /// <param name="path">Its name there.</param>
    /// <param name="testSplit">The fraction of rows to test on.</param>
    /// <param name="seed">The order.</param>
    /// <param name="rows">How many of the first rows are used; null is all.</param>
    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(PublishedFile file, DatasetFolder place, string path, double testSplit, int seed, int? rows = null)
    {
        if (testSplit is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(testSplit), FormattableString.Invariant($"{file.Dataset}: `testSplit` must be from 0 to below 1. Received: testSplit={testSplit}"));
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var arrays = file.Read(place, path, NpyReader.ReadArchive);
        var (x, y) = (arrays["x"].ToTensor(), arrays["y"].ToTensor());
        var count = (int)Math.Min(x.size(0), rows ?? int.MaxValue);
        var order = torch.tensor(new NumpyRandom(seed).Permutation(count), ScalarType.Int64);
        var train = (int)(count * (1 - testSplit));
        (Tensor X, Tensor Y) Part(long from, long length) =>
            (x.index_select(0, order.narrow(0, from, length)).MoveToOuterDisposeScope(), y.index_select(0, order.narrow(0, from, length)).MoveToOuterDisposeScope());
        return (Part(0, train), Part(train, count - train));
    }
}
