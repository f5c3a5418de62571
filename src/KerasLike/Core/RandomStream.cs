namespace KerasLike;

/// <summary>
/// Random numbers of one call of a layer, drawn on the host: a few for each image of a batch, so that they repeat with their seed on every device and
/// cost no synchronisation. SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal sealed class RandomStream(ulong seed)
{
    ulong state = seed;

    internal ulong NextSeed() => RandomState.Mix(state += 0x9e3779b97f4a7c15);

    /// <summary>A number from <paramref name="low"/> up to, but not including, <paramref name="high"/>; that number, where both are the same.</summary>
    internal double Uniform(double low = 0, double high = 1) => low + (high - low) * ((NextSeed() >> 11) / 9007199254740992.0);

    /// <summary>A number between the ends of a range.</summary>
    internal double Uniform(Interval range) => Uniform(range.Low, range.High);

    /// <summary>A whole number from <paramref name="low"/> up to, but not including, <paramref name="high"/>.</summary>
    internal int Integer(int low, int high) => low + (int)Uniform(0, high - low);

    /// <summary>1 or −1.</summary>
    internal double Sign() => Uniform() > 0.5 ? -1 : 1;

    /// <summary>Keras's two steps to a choice: a probability from a range, then whether it happens.</summary>
    internal bool Happens(Interval probability) => Uniform(probability) is var p && Uniform() < p;

    /// <summary>The numbers 0, 1, … in random order.</summary>
    internal long[] Permutation(long count)
    {
        var order = new long[count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        for (int i = order.Length - 1; i > 0; i--)
        {
            var other = Integer(0, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return order;
    }

    internal double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A number of the gamma distribution of scale 1.</summary>
    internal double Gamma(double shape) => Math.Exp(LogGamma(shape));

    /// <summary>A number of the beta distribution. Small shapes push both gammas below what a number can hold, so their logarithms are compared.</summary>
    internal double Beta(double alpha, double beta)
    {
        var (a, b) = (LogGamma(alpha), LogGamma(beta));
        return 1 / (1 + Math.Exp(b - a));
    }

    /// <summary>Interval of mean 0 and variance 1, in a new tensor of the shape, type, device and memory order of another.</summary>
    internal Tensor Normal(Tensor like)
    {
        using var noGrad = torch.no_grad();
        using var generator = new torch.Generator(NextSeed() >> 32, like.device);
        return torch.empty_like(like).normal_(0, 1, generator);
    }

    // Marsaglia and Tsang, 2000; a shape below 1 by way of shape + 1.
    double LogGamma(double shape)
    {
        if (shape < 1) return LogGamma(shape + 1) + Math.Log(1 - Uniform()) / shape;
        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            if (v <= 0) continue;
            v = v * v * v;
            if (Math.Log(1 - Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return Math.Log(d) + Math.Log(v);
        }
    }
}
