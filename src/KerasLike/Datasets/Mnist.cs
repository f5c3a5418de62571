namespace KerasLike.Datasets;

/// <summary>
/// MNIST: 60,000 images of handwritten digits to train on and 10,000 to test on, 28 × 28 pixels from 0 to 255, with the digits 0 to 9 as labels. Comes with the
/// library; where its files are not found, they are downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.mnist</c><br/>
/// Source: LeCun, Cortes and Burges (yann.lecun.com/exdb/mnist)
/// </remarks>
public static class Mnist
{
    static readonly IdxDataset Files = new("MNIST", "mnist", "https://ossci-datasets.s3.amazonaws.com/mnist/",
        new("train-images-idx3-ubyte", [60_000, 28, 28], "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new("train-labels-idx1-ubyte", [60_000], "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        new("t10k-images-idx3-ubyte", [10_000, 28, 28], "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new("t10k-labels-idx1-ubyte", [10_000], "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    /// <summary>Loads the images and labels, as bytes: shapes (60000, 28, 28), (60000,), (10000, 28, 28), (10000,).</summary>
    /// <returns>Images and labels to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData() => Files.Load(DatasetFolder.Default);
}
