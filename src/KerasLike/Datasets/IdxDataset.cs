namespace KerasLike.Datasets;

/// <summary>A data set published as four IDX files: images and labels, to train and to test on.</summary>
/// <param name="name">Its name, for messages.</param>
/// <param name="folder">The folder its files are in.</param>
/// <param name="address">Where the files are downloaded from, up to their names.</param>
/// <param name="files">Training images and labels, test images and labels.</param>
internal sealed class IdxDataset(string name, string folder, string address, params IdxFile[] files)
{
    internal ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(DatasetFolder place)
    {
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var tensors = files.Select(file => file.Read(place.Find(name, folder, file, address)).MoveToOuterDisposeScope()).ToArray();
        return ((tensors[0], tensors[1]), (tensors[2], tensors[3]));
    }
}
