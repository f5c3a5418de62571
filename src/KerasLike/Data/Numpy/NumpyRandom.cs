namespace KerasLike.Data;

/// <summary>The random numbers of NumPy's <c>RandomState</c>, so that a seed gives the order that it gives in Keras.</summary>
/// <remarks>Matsumoto and Nishimura, 1998: Mersenne Twister, MT19937.</remarks>
internal sealed class NumpyRandom
{
    const int Size = 624, Middle = 397;

    readonly uint[] state = new uint[Size];
    int next = Size;

    internal NumpyRandom(int seed)
    {
        state[0] = (uint)seed;
        for (int i = 1; i < Size; i++) state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >> 30) + (uint)i;
    }

    /// <summary>The numbers from 0 to one less than <paramref name="count"/>, in a random order.</summary>
    internal int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle(order);
        return order;
    }

    internal void Shuffle<T>(T[] values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            var j = UpTo((uint)i);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    // The first number that is not too large, of those with as many bits.
    uint UpTo(uint most)
    {
        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(most);
        uint value;
        do value = Next() & mask;
        while (value > most);
        return value;
    }

    uint Next()
    {
        if (next == Size) Renew();
        var y = state[next++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >> 18;
    }

    void Renew()
    {
        for (int i = 0; i < Size; i++)
        {
            var y = state[i] & 0x80000000 | state[(i + 1) % Size] & 0x7fffffff;
            state[i] = state[(i + Middle) % Size] ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908b0df : 0);
        }
        next = 0;
    }
}
