namespace KerasLike.Data;

/// <summary>Data that comes as it comes, for a loop that waits for it.</summary>
internal static class AsyncSequence
{
    internal static IEnumerable<T> Block<T>(IAsyncEnumerable<T> source)
    {
        var elements = source.GetAsyncEnumerator();
        try
        {
            // Away from the caller's synchronization context, which is blocked here and could not run a continuation.
            while (Task.Run(async () => await elements.MoveNextAsync().ConfigureAwait(false)).GetAwaiter().GetResult()) yield return elements.Current;
        }
        finally
        {
            Task.Run(async () => await elements.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        }
    }
}
