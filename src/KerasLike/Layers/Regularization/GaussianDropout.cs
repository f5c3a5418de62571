namespace KerasLike.Layers;

/// <summary>In training, multiplies by noise around 1 with standard deviation √(rate / (1 − rate)); otherwise does nothing.</summary>
/// <param name="rate">The drop rate that the noise stands for, from 0 to below 1.</param>
/// <param name="seed">Makes the noise repeat; null draws one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.GaussianDropout</c><br/>
/// Paper: Srivastava et al., 2014 (jmlr.org/papers/v15/srivastava14a.html)
/// </remarks>
/// <example><code>model.Add(new GaussianDropout(0.3));</code></example>
public sealed class GaussianDropout(double rate, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly SeedGenerator seeds = new(seed);
    readonly Scalar deviation = Scalars.Of(Math.Sqrt(rate / (1 - Math.Min(rate, 1 - 1e-12))));

    /// <summary>The drop rate that the noise stands for.</summary>
    public double Rate { get; } = Check.InRange(rate, 0, 1);

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
    public override Tensor Call(Tensor inputs, bool training) => training && Rate > 0 ? inputs * seeds.Normal(inputs).mul_(deviation).PlusInPlace(Scalars.One) : inputs;
}
