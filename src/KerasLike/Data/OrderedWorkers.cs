using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using KerasLike.Native;

namespace KerasLike.Data;

/// <summary>
/// Threads that work on tasks, and hand the results out in the order the tasks came in. Used by one thread, which adds tasks and takes results; what waits is
/// bounded. An error of a task comes up where its result is taken.
/// </summary>
internal sealed class OrderedWorkers<TTask, TResult> : IDisposable
{
    readonly int capacity;
    readonly Func<TTask, TResult> work;
    readonly Action<TTask> dropTask;
    readonly Action<TResult> dropResult;
    readonly BlockingCollection<(TTask Task, TaskCompletionSource<TResult> Result)> waiting = [];
    readonly Queue<Task<TResult>> results = [];
    readonly Thread[] started;
    volatile bool stopped;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many threads.</param>
    /// <param name="capacity">How many tasks may be under way or done and not taken.</param>
    /// <param name="work">What is done with a task.</param>
    /// <param name="dropTask">What is done with a task that is not worked on any more.</param>
    /// <param name="dropResult">What is done with a result that nobody takes.</param>
    internal OrderedWorkers(int threads, int capacity, Func<TTask, TResult> work, Action<TTask> dropTask, Action<TResult> dropResult)
    {
        (this.capacity, this.work, this.dropTask, this.dropResult) = (Math.Max(capacity, 1), work, dropTask, dropResult);
        var ready = new CountdownEvent(threads); // not disposed: the last to signal may still be in it
        started = [.. Enumerable.Range(0, threads).Select(i => new Thread(() => Work(ready)) { IsBackground = true, Name = $"KerasLike data {i}" })];
        Threads.Note();
        foreach (var thread in started) thread.Start();
        ready.Wait();
        Threads.Restore();
    }

    internal bool IsFull => results.Count >= capacity;

    internal bool IsEmpty => results.Count == 0;

    internal void Add(TTask task)
    {
        var result = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        results.Enqueue(result.Task);
        waiting.Add((task, result));
    }

    /// <summary>The result of the oldest task.</summary>
    internal TResult Take() => results.Dequeue().GetAwaiter().GetResult();

    void Work(CountdownEvent ready)
    {
        Threads.BecomeWorker();
        ready.Signal();
        foreach (var (task, result) in waiting.GetConsumingEnumerable())
        {
            if (stopped)
            {
                dropTask(task);
                result.SetCanceled();
                continue;
            }
            try
            {
                result.SetResult(work(task));
            }
#pragma warning disable CA1031 // whatever it is, it belongs to whoever takes the result
            catch (Exception e)
#pragma warning restore CA1031
            {
                result.SetException(ExceptionDispatchInfo.Capture(e).SourceException);
            }
        }
    }

    /// <summary>Ends what is under way, and frees what nobody took.</summary>
    public void Dispose()
    {
        stopped = true;
        waiting.CompleteAdding();
        foreach (var thread in started) thread.Join();
        foreach (var result in results)
            if (result.IsCompletedSuccessfully) dropResult(result.Result);
            else _ = result.Exception; // seen: nobody asked for it
        waiting.Dispose();
    }
}
