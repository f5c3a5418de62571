namespace KerasLike.Initializers;

/// <summary>Base of initializers that draw from a distribution. One object gives the same values each time it is asked, as in Keras.</summary>
public abstract class RandomInitializer : Initializer
{
    // 32 bits: what TorchSharp's generator takes on every platform.
    readonly ulong start;

    private protected RandomInitializer(int? seed)
    {
        Seed = seed;
        start = seed is null ? RandomState.NextSeed() >> 32 : (uint)seed.Value;
    }

    /// <summary>The seed as given; null when it was drawn from <see cref="Keras.SetRandomSeed"/>'s stream.</summary>
    public int? Seed { get; }

    private protected Tensor Uniform(Shape shape, ScalarType dtype, double low, double high) => Draw(shape, dtype, (t, g) => t.uniform_(low, high, g));

    private protected Tensor Normal(Shape shape, ScalarType dtype, double mean, double stddev) => Draw(shape, dtype, (t, g) => t.normal_(mean, stddev, g));

    /// <summary>A normal distribution cut off at two standard deviations, by the inverse of its distribution function.</summary>
    private protected Tensor TruncatedNormal(Shape shape, ScalarType dtype, double mean, double stddev)
    {
        const double cut = 0.9544997361036416; // erf(2 / √2): the share within two standard deviations
        using Scalar scale = stddev * Math.Sqrt(2), center = mean, low = mean - 2 * stddev, high = mean + 2 * stddev;
        return Draw(shape, dtype, (t, g) => t.uniform_(-cut, cut, g).erfinv_().mul_(scale).add_(center, Scalars.One).clamp_(low, high));
    }

    // Drawn in float32 on the CPU, then converted: the same values whatever the type and device.
    Tensor Draw(Shape shape, ScalarType dtype, Action<Tensor, torch.Generator> fill)
    {
        Native.LibTorch.EnsureLoaded();
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        using var generator = new torch.Generator(start);
        var values = torch.empty(shape.ToSizes(), dtype == ScalarType.Float64 ? dtype : ScalarType.Float32);
        fill(values, generator);
        return values.to(dtype, Keras.Device).MoveToOuterDisposeScope();
    }
}
