namespace KerasLike;

/// <summary>Counts changes to layers and their weights, so that what was gathered from them is gathered again only when something changed.</summary>
internal static class Structure
{
    static int version;

    internal static int Version => Volatile.Read(ref version);

    internal static void Changed() => Interlocked.Increment(ref version);
}
