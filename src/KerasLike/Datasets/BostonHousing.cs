namespace KerasLike.Datasets;

/// <summary>
/// 506 places around Boston in the 1970s: 13 numbers about each, and the median value of its houses in thousands of dollars. One of the numbers supposes that house
/// prices follow from the races of neighbours, so the data is fit for showing what can be wrong with data, and for little else. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.boston_housing</c><br/>
/// Source: Harrison and Rubinfeld, 1978
/// </remarks>
public static class BostonHousing
{
    static readonly PublishedFile File = new("Boston housing", "boston_housing.npz", PublishedFile.Storage + "boston_housing.npz", "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5");

    /// <summary>Loads rows of 13 numbers and values, float64, in Keras's order.</summary>
    /// <param name="path">The name of the file, in the folder of data sets. Default: <c>"boston_housing.npz"</c>.</param>
    /// <param name="testSplit">The fraction of rows to test on, from 0 to below 1. Default: 0.2.</param>
    /// <param name="seed">The order of the rows. Default: 113.</param>
    /// <returns>Rows and values to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string path = "boston_housing.npz", double testSplit = 0.2, int seed = 113) =>
        TableDataset.Load(File, DatasetFolder.Default, path, testSplit, seed);
}
