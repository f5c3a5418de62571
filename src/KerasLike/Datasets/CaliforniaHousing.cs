namespace KerasLike.Datasets;

/// <summary>
/// 20,640 districts of California in 1990: 8 numbers about each (median income, age of houses, rooms and bedrooms for a household, people, people in a household,
/// latitude, longitude), and the median value of its houses in dollars. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.california_housing</c><br/>
/// Source: Pace and Barry, 1997
/// </remarks>
public static class CaliforniaHousing
{
    const int Small = 600;

    static readonly PublishedFile File = new("California housing", "california_housing.npz", PublishedFile.Storage + "california_housing.npz", "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f");

    /// <summary>Loads rows of 8 numbers and values, float32, in Keras's order.</summary>
    /// <param name="version"><c>"large"</c> is all rows; <c>"small"</c> 600 of them. Default: <c>"large"</c>.</param>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"california_housing.npz"</c>.</param>
    /// <param name="testSplit">The fraction of rows to test on, from 0 to below 1. Default: 0.2.</param>
    /// <param name="seed">The order of the rows. Default: 113.</param>
    /// <returns>Rows and values to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string version = "large", string path = "california_housing.npz", double testSplit = 0.2, int seed = 113) =>
        Load(File, DatasetFolder.Default, version, path, testSplit, seed);

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(PublishedFile file, DatasetFolder place, string version, string path, double testSplit, int seed) =>
        TableDataset.Load(file, place, path, testSplit, seed, Check.OneOf(version, ["small", "large"]) == "small" ? Small : null);
}
