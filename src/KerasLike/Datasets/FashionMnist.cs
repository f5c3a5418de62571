namespace KerasLike.Datasets;

/// <summary>
/// Fashion-MNIST: 60,000 images of clothes to train on and 10,000 to test on, 28 × 28 pixels from 0 to 255, in 10 classes: T-shirt, trousers, pullover, dress, coat,
/// sandal, shirt, sneaker, bag, ankle boot. Downloaded once.
/// </summary>
/// <remarks>
/// Keras: <c>keras.datasets.fashion_mnist</c><br/>
/// Source: Xiao, Rasul and Vollgraf, 2017 (arXiv:1708.07747)
/// </remarks>
public static class FashionMnist
{
    static readonly IdxDataset Files = new("Fashion-MNIST", "fashion-mnist", "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
        new("train-images-idx3-ubyte", [60_000, 28, 28], "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
        new("train-labels-idx1-ubyte", [60_000], "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
        new("t10k-images-idx3-ubyte", [10_000, 28, 28], "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
        new("t10k-labels-idx1-ubyte", [10_000], "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

    /// <summary>Loads the images and labels, as bytes: shapes (60000, 28, 28), (60000,), (10000, 28, 28), (10000,).</summary>
    /// <returns>Images and labels to train on, then to test on.</returns>
    public static ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) LoadData() => Files.Load(DatasetFolder.Default);
}
