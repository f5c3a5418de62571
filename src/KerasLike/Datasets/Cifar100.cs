namespace KerasLike.Datasets;

/// <summary>
/// CIFAR-100: 50,000 colour photographs to train on and 10,000 to test on, 32 × 32 pixels from 0 to 255, in 100 classes, which are grouped into 20. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.cifar100</c><br/>
/// Source: Krizhevsky, 2009 (cs.toronto.edu/~kriz/cifar.html)
/// </remarks>
public static class Cifar100
{
    static readonly CifarArchive Archive = Of(new("CIFAR-100", "cifar-100-python.tar.gz", "https://www.cs.toronto.edu/~kriz/cifar-100-python.tar.gz", "85cd44d02ba6437773c5bbd22e183051d648de2e7d6b014e1ef29b855ba677a7"));

    /// <summary>Loads the images as bytes and the labels as int64: shapes (50000, 32, 32, 3), (50000, 1), (10000, 32, 32, 3), (10000, 1).</summary>
    /// <param name="labelMode"><c>"fine"</c>: the 100 classes; <c>"coarse"</c>: their 20 groups. Default: <c>"fine"</c>.</param>
    /// <returns>Images and labels to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData(string labelMode = "fine") => Load(Archive, DatasetFolder.Default, labelMode);

    internal static CifarArchive Of(PublishedFile file) => new(file, ["train"], "test");

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(CifarArchive archive, DatasetFolder place, string labelMode) =>
        archive.Load(place, $"{Check.OneOf(labelMode, ["fine", "coarse"])}_labels", ScalarType.Int64);
}
