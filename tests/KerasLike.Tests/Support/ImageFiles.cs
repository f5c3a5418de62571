using KerasLike.Datasets;

namespace KerasLike.Tests.Support;

/// <summary>Image files: those that come with the tests, and folders of digits.</summary>
internal static class ImageFiles
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Utils", "Images", name);

    /// <summary>Digits of MNIST as JPEG and PNG files, a folder for each digit; half of them clothes of Fashion-MNIST, in folders of their own, where that lies in the cache of data sets.</summary>
    /// <returns>The number of folders.</returns>
    internal static int WriteFolder(string folder, int count)
    {
        var clothes = Directory.Exists(System.IO.Path.Combine(DatasetFolder.Home, "datasets", "fashion-mnist"));
        Write(folder, "digit", Mnist.LoadData().Train, clothes ? count / 2 : count);
        if (clothes) Write(folder, "clothes", FashionMnist.LoadData().Train, count - count / 2);
        return clothes ? 20 : 10;
    }

    static void Write(string folder, string name, (Tensor X, Tensor Y) images, int count)
    {
        using var scope = torch.NewDisposeScope();
        scope.Attach([images.X, images.Y]);
        for (int i = 0; i < count; i++)
        {
            using var step = torch.NewDisposeScope();
            var place = Directory.CreateDirectory(System.IO.Path.Combine(folder, $"{name} {images.Y[i].ToInt32()}")).FullName;
            Utils.SaveImage(System.IO.Path.Combine(place, $"{i:D5}.{(i % 2 == 0 ? "png" : "jpg")}"), images.X[i].unsqueeze(-1), scale: false);
        }
    }
}
