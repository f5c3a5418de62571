namespace KerasLike.Datasets;

/// <summary>
/// CIFAR-10: 50,000 colour photographs to train on and 10,000 to test on, 32 × 32 pixels from 0 to 255, in 10 classes: airplane, automobile, bird, cat, deer, dog,
/// frog, horse, ship, truck. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.cifar10</c><br/>
/// Source: Krizhevsky, 2009 (cs.toronto.edu/~kriz/cifar.html)
/// </remarks>
public static class Cifar10
{
    static readonly CifarArchive Archive = Of(new("CIFAR-10", "cifar-10-python.tar.gz", "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz", "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce"));

    /// <summary>Loads the images and labels, as bytes: shapes (50000, 32, 32, 3), (50000, 1), (10000, 32, 32, 3), (10000, 1).</summary>
    /// <returns>Images and labels to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData() => Load(Archive, DatasetFolder.Default);

    internal static CifarArchive Of(PublishedFile file) => new(file, ["data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"], "test_batch");

    internal static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(CifarArchive archive, DatasetFolder place) => archive.Load(place, "labels", ScalarType.Byte);
}
