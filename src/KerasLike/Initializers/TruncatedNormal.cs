namespace KerasLike.Initializers;

/// <summary>A normal distribution without what lies more than two standard deviations from its mean.</summary>
/// <param name="mean">The mean. Default: 0.</param>
/// <param name="stddev">The standard deviation before the cut, not negative. Default: 0.05.</param>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <remarks>Keras: <c>keras.initializers.TruncatedNormal</c></remarks>
public sealed class TruncatedNormal(double mean = 0.0, double stddev = 0.05, int? seed = null) : RandomInitializer(seed)
{
    /// <summary>The mean.</summary>
    public double Mean { get; } = mean;

    /// <summary>The standard deviation before the cut.</summary>
    public double Stddev { get; } = Check.NotNegative(stddev);

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => TruncatedNormal(Check.NotNull(shape), dtype, Mean, Stddev);
}
