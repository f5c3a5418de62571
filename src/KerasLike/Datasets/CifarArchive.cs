using System.Formats.Tar;
using System.IO.Compression;
using KerasLike.Data;

namespace KerasLike.Datasets;

/// <summary>The archive of a CIFAR data set: a compressed tar file, in which each part of the data is a pickled dictionary of an array of images and lists of labels.</summary>
/// <param name="file">The archive.</param>
/// <param name="training">The parts to train on, in order, as they are named at the end of their paths.</param>
/// <param name="testing">The part to test on.</param>
internal sealed class CifarArchive(PublishedFile file, string[] training, string testing)
{
    const int Side = 32, Channels = 3;

    internal ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Load(DatasetFolder place, string labels, ScalarType labelType)
    {
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var parts = file.Read(place, null, stream => Parts(stream, labels, labelType));
        (Tensor X, Tensor Y) All(string[] names) =>
            (torch.cat([.. names.Select(n => Part(n).X)]).MoveToOuterDisposeScope(), torch.cat([.. names.Select(n => Part(n).Y)]).MoveToOuterDisposeScope());
        (Tensor X, Tensor Y) Part(string name) => parts.TryGetValue(name, out var part) ? part : throw new InvalidDataException($"The archive {file.Name} has no part {name}.");
        return (All(training), All([testing]));
    }

    Dictionary<string, (Tensor X, Tensor Y)> Parts(Stream stream, string labels, ScalarType labelType)
    {
        var parts = new Dictionary<string, (Tensor, Tensor)>();
        using var tar = new TarReader(new GZipStream(stream, CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            var name = entry.Name[(entry.Name.LastIndexOf('/') + 1)..];
            if (entry.DataStream is null || !training.Contains(name) && name != testing) continue;
            using var content = new BufferedStream(entry.DataStream, 1 << 16);
            parts[name] = Part(Pickle.Read(content), name, labels, labelType);
        }
        return parts;
    }

    static (Tensor X, Tensor Y) Part(object? pickled, string name, string labels, ScalarType labelType)
    {
        if (pickled is not Dictionary<object, object?> part || part.GetValueOrDefault("data") is not NpyArray images || part.GetValueOrDefault(labels) is not List<object?> numbers)
            throw new InvalidDataException($"{name} does not hold `data` and `{labels}`");
        if (images.Shape.Length != 2 || images.Shape[0] != numbers.Count || images.Shape[1] != Channels * Side * Side)
            throw new InvalidDataException($"{name} holds images of shape ({string.Join(", ", images.Shape)}) and {numbers.Count} labels");
        using var scope = torch.NewDisposeScope();
        // Channel after channel there; channels last here.
        var x = images.ToTensor().reshape(-1, Channels, Side, Side).permute(0, 2, 3, 1).contiguous();
        var y = torch.tensor(numbers.Select(n => n as long? ?? throw new InvalidDataException($"{name} holds labels that are not numbers")).ToArray()).to_type(labelType).reshape(-1, 1);
        return (x.MoveToOuterDisposeScope(), y.MoveToOuterDisposeScope());
    }
}
