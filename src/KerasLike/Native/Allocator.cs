using System.Runtime.InteropServices;

namespace KerasLike.Native;

/// <summary>
/// Settings of glibc's allocator. By default it gives the blocks of each training step back to the kernel and, where a small block survives between large ones,
/// takes new memory every time: steps are up to twice as slow, and memory grows by gigabytes. These keep blocks, in huge pages where there are some.
/// </summary>
internal static partial class Allocator
{
    // From malloc.h.
    const int TrimThreshold = -1, TopPad = -2, MmapThreshold = -3;

    /// <summary>Which settings are in force, for <see cref="Keras.Doctor"/>.</summary>
    internal static string State { get; private set; } = "the system's own";

    internal static void Tune()
    {
        // Somebody who has set the allocator knows better.
        if (Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null || Environment.GetEnvironmentVariable("KERASLIKE_KEEP_MALLOC") is not null)
        {
            State = "as the environment sets it";
            return;
        }
        try
        {
            // .NET's own environment does not reach native code, which reads this when libtorch loads.
            var hugePages = SetEnv("THP_MEM_ALLOC_ENABLE", "1", 0) == 0;
            var taken = Mallopt(MmapThreshold, 32 << 20) + Mallopt(TrimThreshold, int.MaxValue) + Mallopt(TopPad, 64 << 20);
            State = taken == 3 && hugePages ? "tuned to keep blocks" : $"tuned to keep blocks as far as the system lets ({taken} of 3 settings)";
        }
        catch (EntryPointNotFoundException)
        {
            // Not glibc: musl has no settings.
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int Mallopt(int parameter, int value);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnv(string name, string value, int overwrite);
}
