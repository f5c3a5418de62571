namespace KerasLike.Layers;

/// <summary>In training, sets a random share of the values to SELU's lowest and scales all, so that mean and variance stay; otherwise does nothing.</summary>
/// <param name="rate">The fraction dropped, from 0 to 1.</param>
/// <param name="noiseShape">The shape of the random choice, where it differs from the input's: along a dimension of 1 values are dropped together; null takes the input's. Default: null.</param>
/// <param name="seed">Makes the choices repeat; null draws one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.AlphaDropout</c><br/>
/// Paper: Klambauer et al., 2017 (arXiv:1706.02515)
/// </remarks>
/// <example><code>model.Add(new AlphaDropout(0.1));</code></example>
public sealed class AlphaDropout(double rate, Shape? noiseShape = null, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    // −λα of SELU: what its values tend to far below 0.
    const double Lowest = -1.6732632423543772848170429916717 * 1.0507009873554804934193349852946;

    readonly SeedGenerator seeds = new(seed);

    /// <summary>The fraction dropped.</summary>
    public double Rate { get; } = Check.InRange(rate, 0, 1);

    /// <summary>The shape of the random choice, or null.</summary>
    public Shape? NoiseShape { get; } = noiseShape;

    /// <summary>The seed as given, or null.</summary>
    public int? Seed { get; } = seed;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool SavesBuildShape => false;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        if (!training || Rate == 0) return inputs;
        var scale = 1 / Math.Sqrt((1 - Rate) * (1 + (Rate * Lowest * Lowest)));
        using Scalar lowest = Lowest, factor = scale, shift = -scale * Lowest * Rate;
        // The mask is 0 where values are dropped, and positive elsewhere.
        var kept = seeds.DropoutMask(inputs, Rate, NoiseShape).gt(Scalars.Zero);
        return torch.where(kept, inputs, torch.full_like(inputs, lowest)).mul(factor).PlusInPlace(shift);
    }
}
