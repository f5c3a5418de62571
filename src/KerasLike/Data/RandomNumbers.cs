namespace KerasLike.Data;

/// <summary>A stream of random numbers that follows from a start and a number of the stream.</summary>
internal struct RandomNumbers(ulong start, ulong stream)
{
    readonly ulong first = RandomState.Mix(start ^ RandomState.Mix(stream));
    ulong uses;

    /// <summary>A number from 0 to one less than <paramref name="count"/>.</summary>
    internal int Below(int count) => (int)Math.BigMul(RandomState.Mix(first + (++uses * 0x9e3779b97f4a7c15)), (ulong)count, out _);
}
