using KerasLike.Datasets;

namespace KerasLike.Tests.Support;

/// <summary>Image files: those that come with the tests, and folders of digits.</summary>
internal static class ImageFiles
{
    internal static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Utils", "Images", name);

    /// <summary>Digits of MNIST as JPEG and PNG files, a folder for each digit.</summary>
    internal static void WriteDigits(string folder, int count)
    {
        var ((x, y), _) = Mnist.LoadData();
        for (int i = 0; i < count; i++)
        {
            using var scope = torch.NewDisposeScope();
            var place = System.IO.Path.Combine(folder, $"{y[i].item<byte>()}");
            Directory.CreateDirectory(place);
            Utils.SaveImage(System.IO.Path.Combine(place, $"{i:D5}.{(i % 2 == 0 ? "png" : "jpg")}"), x[i].unsqueeze(-1), scale: false);
        }
    }
}
