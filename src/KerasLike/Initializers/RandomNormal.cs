using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>A normal distribution.</summary>
/// <param name="mean">Its mean. Default: 0.</param>
/// <param name="stddev">Its standard deviation, not negative. Default: 0.05.</param>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <remarks>Keras: <c>keras.initializers.RandomNormal</c></remarks>
[Alias("normal")]
public sealed class RandomNormal(double mean = 0.0, double stddev = 0.05, int? seed = null) : RandomInitializer(seed)
{
    /// <summary>The mean.</summary>
    public double Mean { get; } = mean;

    /// <summary>The standard deviation.</summary>
    public double Stddev { get; } = Check.NotNegative(stddev);

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => Normal(Check.NotNull(shape), dtype, Mean, Stddev);
}
