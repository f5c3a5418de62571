using System.Diagnostics.CodeAnalysis;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>Makes datasets: of arrays and tensors, of files, of what the user's code yields.</summary>
/// <remarks>Keras: what <c>tf.data.Dataset</c> is to it</remarks>
public static class Dataset
{
    /// <summary>The cardinality of a dataset without end.</summary>
    public const long Infinite = -1;

    /// <summary>One element that holds the whole data.</summary>
    /// <param name="x">The inputs: a tensor or array, or several.</param>
    /// <param name="y">The targets. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    public static Dataset<Batch> FromTensors(Tensors x, Tensors? y = null, Tensors? sampleWeight = null) =>
        new ListedDataset<Batch>([new(Owned(Check.NotNull(x)), Owned(y), Owned(sampleWeight))]);

    /// <summary>An element for each sample: the slices along the first axis. Tensors are not copied, and must not be disposed while the dataset is used.</summary>
    /// <inheritdoc cref="FromTensors"/>
    public static Dataset<Batch> FromTensorSlices(Tensors x, Tensors? y = null, Tensors? sampleWeight = null) =>
        RowsDataset.Of(new TensorRows("Dataset.FromTensorSlices", Check.NotNull(x), y, sampleWeight));

    /// <summary>An element for each row of NumPy's files, read when it is asked for: the files can be larger than memory. <see cref="NpyWriter"/> makes them.</summary>
    /// <param name="x">The inputs: a <c>.npy</c> file.</param>
    /// <param name="y">The targets: a <c>.npy</c> file. Default: none.</param>
    public static Dataset<Batch> FromNpy(string x, string? y = null) => RowsDataset.Of(new NpyRows(Check.NotNull(x), y));

    /// <summary>An element for each of what a list holds, such as the names of files.</summary>
    /// <param name="elements">The elements.</param>
    public static Dataset<T> FromList<T>(IReadOnlyList<T> elements) => new ListedDataset<T>(Check.NotNull(elements));

    /// <summary>The numbers 0, 1, 2, ….</summary>
    /// <param name="count">How many.</param>
    public static Dataset<long> Range(long count) => new CountedDataset(Check.NotNegative(count));

    /// <summary>What the user's code yields. Tensors in it stay the user's.</summary>
    /// <param name="generator">Called for each pass through the data; it must begin anew.</param>
    public static Dataset<T> FromGenerator<T>(Func<IEnumerable<T>> generator) => new GeneratedDataset<T>(Check.NotNull(generator));

    /// <inheritdoc cref="FromGenerator{T}(Func{IEnumerable{T}})"/>
    public static Dataset<T> FromGenerator<T>(Func<IAsyncEnumerable<T>> generator)
    {
        Check.NotNull(generator);
        return new GeneratedDataset<T>(() => AsyncSequence.Block(generator()));
    }

    /// <summary>Inputs of one dataset with the targets of another: what is the input there becomes the target here.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="y">The targets.</param>
    public static Dataset<Batch> Zip(Dataset<Batch> x, Dataset<Batch> y) => Check.NotNull(x).Zip(Check.NotNull(y)).Map(pair => new Batch(pair.First.X, pair.Second.X));

    // Arrays as tensors that live as long as the dataset.
    [return: NotNullIfNotNull(nameof(tensors))]
    static Tensors? Owned(Tensors? tensors)
    {
        if (tensors is null) return null;
        Native.LibTorch.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var made = tensors.Materialize();
        foreach (Tensor tensor in made)
            if (scope.Contains(tensor)) scope.Detach(tensor);
        return made;
    }
}
