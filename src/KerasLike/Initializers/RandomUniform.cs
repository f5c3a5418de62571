using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>A uniform distribution.</summary>
/// <param name="minval">Its lower end. Default: −0.05.</param>
/// <param name="maxval">Its upper end, at least the lower. Default: 0.05.</param>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <remarks>Keras: <c>keras.initializers.RandomUniform</c></remarks>
[Alias("uniform")]
public sealed class RandomUniform(double minval = -0.05, double maxval = 0.05, int? seed = null) : RandomInitializer(seed)
{
    /// <summary>The lower end.</summary>
    public double Minval { get; } = minval;

    /// <summary>The upper end.</summary>
    public double Maxval { get; } = maxval >= minval ? maxval : throw Check.Error("`maxval` must be at least `minval`", $"minval={minval}, maxval={maxval}", nameof(maxval));

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32) => Uniform(Check.NotNull(shape), dtype, Minval, Maxval);
}
