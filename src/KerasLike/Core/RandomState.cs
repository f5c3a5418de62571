using System.Security.Cryptography;

namespace KerasLike;

/// <summary>
/// The one source of randomness: hands out seeds, which initializers, shuffling and dropout expand with generators of their own, so that one
/// <see cref="Keras.SetRandomSeed"/> repeats a whole program and TorchSharp's own random state is left alone.
/// </summary>
internal static class RandomState
{
    static long state = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));

    [ThreadStatic]
    static bool suspended;

    /// <summary>Where the stream of seeds is.</summary>
    internal static long Position
    {
        get => Interlocked.Read(ref state);
        set => Interlocked.Exchange(ref state, value);
    }

    internal static void Seed(int seed) => Interlocked.Exchange(ref state, seed);

    /// <summary>The next seed. SplitMix64 (Steele, Lea and Flood, 2014): a counter and a mixing function.</summary>
    internal static ulong NextSeed() => suspended ? 0 : Mix((ulong)Interlocked.Add(ref state, unchecked((long)0x9e3779b97f4a7c15)));

    /// <summary>Until disposed, objects made on this thread draw no seed.</summary>
    internal static Suspension Suspend()
    {
        suspended = true;
        return default;
    }

    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    internal readonly struct Suspension : IDisposable
    {
        public void Dispose() => suspended = false;
    }
}
