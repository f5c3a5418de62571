namespace KerasLike.Native;

/// <summary>
/// How many threads libtorch's kernels run on. OpenMP keeps that number for each thread that calls them, so a thread that has called some before must be told once more.
/// </summary>
internal static class Threads
{
    static volatile int chosen; // 0: libtorch's own choice

    [ThreadStatic]
    static int applied;

    [ThreadStatic]
    static bool isWorker;

    static int ofOthers;

    internal static void Set(int threads)
    {
        Check.Positive(threads);
        LibTorch.EnsureLoaded();
        torch.set_num_threads(threads);
        (applied, chosen) = (threads, threads);
    }

    /// <summary>Gives this thread the number that was chosen, where it has another.</summary>
    internal static void Apply()
    {
        if (applied == chosen || isWorker) return;
        applied = chosen;
        torch.set_num_threads(applied);
    }

    /// <summary>Makes this thread one that prepares data. libtorch takes the number for all threads that come after it too: see <see cref="Restore"/>.</summary>
    internal static void BecomeWorker()
    {
        isWorker = true;
        torch.set_num_threads(1);
    }

    /// <summary>Notes the number of this thread, before workers are started.</summary>
    internal static void Note()
    {
        LibTorch.EnsureLoaded();
        if (isWorker) return;
        Apply();
        ofOthers = torch.get_num_threads();
    }

    /// <summary>Sets the number for threads to come back, after workers have started.</summary>
    internal static void Restore()
    {
        if (!isWorker)
        {
            torch.set_num_threads(ofOthers);
            return;
        }
        var other = new Thread(() => torch.set_num_threads(ofOthers));
        other.Start();
        other.Join();
    }
}
