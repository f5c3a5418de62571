using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike;

/// <summary>Makes datasets of the files of a folder.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="read">What makes a tensor of a file.</param>
/// <param name="batch">What makes batches of samples; null stacks them.</param>
internal sealed class FolderReader(FolderOptions options, Func<string, Tensor> read, Func<Dataset<Batch>, int, Dataset<Batch>>? batch = null)
{
    const int BufferOfSingles = 1024, BatchesInBuffer = 8;

    /// <summary>Threads that read files: some of the processors, since libtorch's kernels wait for their slowest thread. What is read ahead is bounded, so with training in the way they rest.</summary>
    internal static int Threads => Math.Clamp(Environment.ProcessorCount / 2, 2, 8);

    internal DirectoryDataset<Batch> Make() => Make(options, (files, labels) =>
    {
        var samples = files.Map(file => new Batch(read(file.Path), labels([file.Label])?.select(0, 0)), Threads);
        return options.BatchSize is not { } size ? samples : batch is null ? samples.Batch(size) : batch(samples, size);
    });

    /// <summary>Datasets of whatever is made of files and their labels. Labels become tensors many at once, along a first axis.</summary>
    internal static DirectoryDataset<T> Make<T>(FolderOptions options, Func<Dataset<(string Path, int Label)>, Func<int[], Tensor?>, Dataset<T>> make)
    {
        var index = new FolderIndex(options);
        if (options.Subset == "both") return new(Part("training", options.Shuffle), Part("validation", shuffle: false));
        return Part(options.Subset, options.Shuffle);

        DirectoryDataset<T> Part(string? subset, bool shuffle)
        {
            var part = index.Split(subset);
            var files = Dataset.FromList(part.Files.Select((f, i) => (f, part.Labels.Length == 0 ? 0 : part.Labels[i])).ToList());
            if (shuffle) files = files.Shuffle(options.BatchSize is { } size ? size * BatchesInBuffer : BufferOfSingles, options.Start);
            return new(make(files, labels => Targets(labels, index.ClassNames?.Count ?? 0)), index.ClassNames, part.Files);
        }

        Tensor? Targets(int[] labels, int classes) => options.LabelMode switch
        {
            "int" => torch.tensor(labels, ScalarType.Int32),
            "binary" => torch.tensor(Array.ConvertAll(labels, label => (float)label)).reshape(-1, 1),
            "categorical" => OneHot(labels, classes),
            _ => null,
        };
    }

    static Tensor OneHot(int[] labels, int classes)
    {
        var rows = new float[labels.Length * classes];
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] >= 0 && labels[i] < classes) rows[i * classes + labels[i]] = 1;
        return torch.tensor(rows).reshape(labels.Length, classes);
    }
}
