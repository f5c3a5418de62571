using System.Collections;
using System.Runtime.CompilerServices;
using KerasLike.Training;

namespace KerasLike.Data;

/// <summary>
/// Data as a chain of steps, run anew for each epoch: <c>Dataset.FromTensorSlices(x, y).Shuffle(1000).Batch(32)</c>. Made by <see cref="Dataset"/>; goes to
/// <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c>, or through <c>foreach</c>.
/// </summary>
/// <typeparam name="T">What it is made of: a <see cref="Batch"/>, a string, a tuple, …</typeparam>
/// <remarks>
/// Elements are prepared as they are asked for, on the thread that asks; <see cref="Map{TResult}"/> with <c>numParallelCalls</c> and <see cref="Prefetch"/> use
/// threads of their own. What comes out, and in which order, depends on the seeds alone, not on the number of threads.<br/>
/// Keras: what <c>tf.data.Dataset</c> is to it
/// </remarks>
public abstract class Dataset<T> : IEnumerable<T>
{
    private protected Dataset() { }

    /// <summary>The number of elements; <see cref="Dataset.Infinite"/> where there is no end; null where only running through tells.</summary>
    public abstract long? Cardinality { get; }

    /// <summary>Counts the passes through the data: each has a number, which the random steps draw from.</summary>
    internal SeedGenerator Passes { get; } = new(0);

    /// <summary>
    /// The elements of one pass. Each is asked for inside a dispose scope, in which it is made; a step that keeps elements for longer takes them out of it
    /// (see <see cref="Held{T}"/>). The same number gives the same elements.
    /// </summary>
    internal abstract IEnumerable<T> Run(ulong pass);

    internal ulong NextPass()
    {
        Passes.Next();
        return (ulong)Passes.Position.Uses - 1;
    }

    /// <summary>Runs through the elements. Their tensors belong to the caller's dispose scope, or to the caller.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        using var elements = Run(NextPass()).GetEnumerator();
        while (Held<T>.Pull(elements, out var element)) yield return element.Release();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Each element as a function makes it. Tensors that the function makes are freed with the element; it must not change those it is given.</summary>
    /// <param name="mapFunc">The function.</param>
    /// <param name="numParallelCalls">Threads that call it, which pays where it decodes files or computes for long; the order stays. Default: none, it is called by the thread that asks.</param>
    public Dataset<TResult> Map<TResult>(Func<T, TResult> mapFunc, int? numParallelCalls = null) => new MappedDataset<T, TResult>(this, mapFunc, numParallelCalls);

    /// <summary>Each element as the batch that a function makes of it.</summary>
    /// <inheritdoc cref="Map{TResult}"/>
    [OverloadResolutionPriority(1)]
    public Dataset<Batch> Map(Func<T, Batch> mapFunc, int? numParallelCalls = null) => new MappedDataset<T, Batch>(this, mapFunc, numParallelCalls);

    /// <summary>The elements that a function says yes to.</summary>
    /// <param name="predicate">The function.</param>
    public Dataset<T> Filter(Func<T, bool> predicate) => new FilteredDataset<T>(this, predicate);

    /// <summary>The elements in a random order: each is drawn from a buffer that is filled up from the data. A buffer as large as the data shuffles it fully.</summary>
    /// <param name="bufferSize">The number of elements in the buffer.</param>
    /// <param name="seed">The start of the random numbers; null takes one from <see cref="Keras.SetRandomSeed"/>'s stream. Default: null.</param>
    /// <param name="reshuffleEachIteration">Whether each pass has an order of its own. Default: true.</param>
    public virtual Dataset<T> Shuffle(int bufferSize, int? seed = null, bool reshuffleEachIteration = true) => new ShuffledDataset<T>(this, bufferSize, seed, reshuffleEachIteration);

    /// <summary>Keeps the elements of the first full pass in memory, for the passes after it. Random steps before it are drawn once.</summary>
    public Dataset<T> Cache() => new CachedDataset<T>(this);

    /// <summary>
    /// Prepares elements on a thread of its own while others are used. Worth it where preparation takes long and a core is free; on two cores a busy thread
    /// slows libtorch's kernels down, so that cheap preparation is faster without.
    /// </summary>
    /// <param name="bufferSize">How many elements are kept ready.</param>
    public Dataset<T> Prefetch(int bufferSize) => new PrefetchedDataset<T>(this, bufferSize);

    /// <summary>The elements again and again, in orders of their own where they are shuffled before.</summary>
    /// <param name="count">How often; null or −1 is without end. Default: null.</param>
    public virtual Dataset<T> Repeat(int? count = null) => new RepeatedDataset<T>(this, count);

    /// <summary>The first elements.</summary>
    /// <param name="count">How many; −1 is all.</param>
    public virtual Dataset<T> Take(int count) => new RangedDataset<T>(this, 0, AllIfMinusOne(count));

    /// <summary>The elements after the first.</summary>
    /// <param name="count">How many are left out; −1 is all.</param>
    public virtual Dataset<T> Skip(int count) => new RangedDataset<T>(this, AllIfMinusOne(count), long.MaxValue);

    /// <summary>The elements in groups, each an array.</summary>
    /// <param name="size">Elements in a group; the last may have fewer.</param>
    /// <param name="dropRemainder">Whether a last group with fewer is left out. Default: false.</param>
    public Dataset<T[]> Chunk(int size, bool dropRemainder = false) => new ChunkedDataset<T>(this, size, dropRemainder);

    /// <summary>These elements, then those of another dataset.</summary>
    /// <param name="dataset">The other.</param>
    public Dataset<T> Concatenate(Dataset<T> dataset) => new ConcatenatedDataset<T>(this, dataset);

    /// <summary>Pairs of these elements and those of another dataset, up to the end of the shorter one.</summary>
    /// <param name="dataset">The other.</param>
    public Dataset<(T First, TOther Second)> Zip<TOther>(Dataset<TOther> dataset) => new ZippedDataset<T, TOther>(this, dataset);

    private protected static long AllIfMinusOne(int count) => count == -1 ? long.MaxValue : Check.NotNegative(count, "Dataset");
}
