namespace KerasLike.Data;

/// <summary>Data that comes as it comes, for a loop that waits for it.</summary>
internal static class AsyncSequence
{
    internal static IEnumerable<T> Block<T>(IAsyncEnumerable<T> source, CancellationToken cancellationToken = default)
    {
        var elements = source.GetAsyncEnumerator(cancellationToken);
        try
        {
            // Away from the caller's synchronization context, which is blocked here and could not run a continuation.
            while (Task.Run(async () => await elements.MoveNextAsync().ConfigureAwait(false), CancellationToken.None).GetAwaiter().GetResult()) yield return elements.Current;
        }
        finally
        {
            Task.Run(async () => await elements.DisposeAsync().ConfigureAwait(false), CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
