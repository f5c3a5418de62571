namespace KerasLike.Tests.Support;

/// <summary>Threads that begin at the same moment.</summary>
internal static class ManyThreads
{
    /// <summary>Runs the same work on several threads, and fails with all that failed there.</summary>
    internal static void Run(int threads, Action<int> work)
    {
        using var start = new Barrier(threads);
        var failures = new List<Exception>();
        var running = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(i);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                lock (failures) failures.Add(e);
            }
        })).ToList();
        running.ForEach(t => t.Start());
        running.ForEach(t => t.Join());
        Assert.That(failures.Select(f => f.ToString()), Is.Empty);
    }
}
