namespace KerasLike.Layers;

/// <summary>In training, adds noise of mean 0; otherwise does nothing.</summary>
/// <param name="stddev">The standard deviation of the noise, not negative.</param>
/// <param name="seed">Makes the noise repeat; null draws one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.GaussianNoise</c>
/// </remarks>
/// <example><code>model.Add(new GaussianNoise(0.1));</code></example>
public sealed class GaussianNoise(double stddev, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly SeedGenerator seeds = new(seed);
    readonly Scalar deviation = Scalars.Of(stddev);

    /// <summary>The standard deviation of the noise.</summary>
    public double Stddev { get; } = Check.NotNegative(stddev);

    /// <summary>The seed as given, or null.</summary>
    public int? Seed { get; } = seed;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    internal override ImageLayout Layout => ImageLayout.Any;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => training && Stddev > 0 ? inputs.add(seeds.Normal(inputs), deviation) : inputs;
}
