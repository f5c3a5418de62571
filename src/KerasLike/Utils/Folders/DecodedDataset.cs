using KerasLike.Data;
using KerasLike.Native;
using KerasLike.Training;

namespace KerasLike;

/// <summary>Images of files, decoded by threads straight into the tensors that are handed out. The next ones are decoded while some are in use.</summary>
/// <param name="files">The files and their labels.</param>
/// <param name="labels">What makes targets of labels, along a first axis.</param>
/// <param name="images">What reads an image.</param>
/// <param name="batchSize">Images in a batch; null gives them one by one.</param>
internal sealed class DecodedDataset(Dataset<(string Path, int Label)> files, Func<int[], Tensor?> labels, ImageFolder images, int? batchSize) : Dataset<Batch>
{
    readonly Dataset<(string Path, int Label)[]> batches = files.Chunk(batchSize ?? 1);

    // Single images are waited for some at a time: to be woken for each would cost the threads that decode a part of theirs.
    readonly int size = batchSize ?? 2 * FolderReader.Threads;

    public override long? Cardinality => batches.Cardinality;

    // One group in the making while one is ready; more of them where they are so small that the threads would wait.
    int MostAhead => Math.Max(2, 4 * FolderReader.Threads / size);

    internal override IEnumerable<Batch> Run(ulong pass)
    {
        var ahead = new Queue<Group>();
        using var items = files.Chunk(size).Run(pass).GetEnumerator();
        try
        {
            using var workers = new OrderedWorkers<(string Path, nint Place, Group Group), bool>(FolderReader.Threads, int.MaxValue, Read, _ => { }, _ => { });
            for (var more = true; ;)
            {
                while (more && ahead.Count < MostAhead && (more = items.MoveNext())) ahead.Enqueue(Start(items.Current, workers));
                if (!ahead.TryPeek(out var next)) yield break;
                next.Done.Wait();
                // Another is begun before this one is in use.
                if (more && (more = items.MoveNext())) ahead.Enqueue(Start(items.Current, workers));
                while (next.Batches.TryPeek(out var batch))
                {
                    // Errors come up here.
                    for (int i = 0; i < batch.Count; i++) workers.Take();
                    next.Batches.Dequeue();
                    yield return batch.Batch.Release();
                }
                ahead.Dequeue();
            }
        }
        finally
        {
            // Now no thread writes into them any more.
            foreach (var (batch, _) in ahead.SelectMany(group => group.Batches)) batch.Free();
        }
    }

    Group Start((string Path, int Label)[] group, OrderedWorkers<(string Path, nint Place, Group Group), bool> workers)
    {
        var made = new Group(group.Length);
        foreach (var part in group.Chunk(batchSize ?? 1)) Start(part, made, workers);
        return made;
    }

    unsafe void Start((string Path, int Label)[] files, Group group, OrderedWorkers<(string Path, nint Place, Group Group), bool> workers)
    {
        var place = nint.Zero;
        group.Batches.Enqueue((Held<Batch>.Make(() =>
        {
            var x = torch.empty(batchSize is null ? images.Shape : [files.Length, .. images.Shape]);
            place = (nint)NativeTensor.DataPointer(x);
            var y = labels(Array.ConvertAll(files, file => file.Label));
            return new(x, batchSize is null ? y?.select(0, 0) : y);
        }), files.Length));
        foreach (var (path, _) in files)
        {
            workers.Add((path, place, group));
            place += (nint)images.Length * sizeof(float);
        }
    }

    unsafe bool Read((string Path, nint Place, Group Group) task)
    {
        try
        {
            images.Read(task.Path, new((void*)task.Place, images.Length));
            return true;
        }
        finally
        {
            task.Group.Finish();
        }
    }

    // What is waited for together: the batches, with how many images each has.
    sealed class Group(int images)
    {
        int left = images;

        internal Queue<(Held<Batch> Batch, int Count)> Batches { get; } = [];

        // Not disposed: the thread that sets it may still be in it. Who waits must not spin, where all processors decode.
        internal ManualResetEventSlim Done { get; } = new(initialState: false, spinCount: 0);

        internal void Finish()
        {
            if (Interlocked.Decrement(ref left) == 0) Done.Set();
        }
    }
}
