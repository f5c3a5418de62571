namespace KerasLike;

/// <summary>A stream of random seeds, one for each use: each <see cref="Next"/> differs from the last, and the whole stream repeats with the same start.</summary>
/// <param name="seed">The start; null takes one from <see cref="Keras.SetRandomSeed"/>'s stream. Default: null.</param>
/// <remarks>Keras: <c>keras.random.SeedGenerator</c></remarks>
public sealed class SeedGenerator(int? seed = null)
{
    ulong start = seed is null ? RandomState.NextSeed() : RandomState.Mix((ulong)seed.Value);
    long uses;

    /// <summary>The start as given; null when it was drawn.</summary>
    public int? Seed { get; } = seed;

    /// <summary>Where the stream is: what it started from, and how often it was used.</summary>
    internal (ulong Start, long Uses) Position
    {
        get => (start, Interlocked.Read(ref uses));
        set => (start, uses) = value;
    }

    /// <summary>The next seed.</summary>
    public ulong Next() => ElementRandom.TryNext(start, out var seed) ? seed : RandomState.Mix(start + (ulong)Interlocked.Increment(ref uses));

    /// <summary>Numbers of mean 0 and variance 1, in a new tensor of the shape, type, device and memory order of another.</summary>
    internal Tensor Normal(Tensor like) => new RandomStream(Next()).Normal(like);

    /// <summary>Numbers spread evenly between two, in a new tensor of the shape, type, device and memory order of another.</summary>
    internal Tensor Uniform(Tensor like, double low, double high)
    {
        using var noGrad = torch.no_grad();
        using var generator = new torch.Generator(Next() >> 32, like.device);
        return torch.empty_like(like).uniform_(low, high, generator);
    }

    /// <summary>A mask that keeps an element with probability 1 − <paramref name="rate"/>: 1 / (1 − rate) where it keeps, 0 where it drops.</summary>
    /// <param name="like">A tensor whose shape, type, device and memory order the mask takes.</param>
    /// <param name="rate">The fraction dropped, from 0 to 1.</param>
    /// <param name="noiseShape">The shape of the mask where it differs from the tensor's: a dimension of 1 is dropped or kept as a whole.</param>
    internal Tensor DropoutMask(Tensor like, double rate, Shape? noiseShape = null)
    {
        var mask = noiseShape is null
            ? torch.empty_like(like)
            : torch.empty([.. noiseShape.Select((dim, axis) => dim ?? like.size(axis))], like.dtype, like.device);
        return RandomMask.Fill(mask, rate, Next());
    }
}
