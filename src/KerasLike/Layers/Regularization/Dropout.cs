namespace KerasLike.Layers;

/// <summary>In training, sets a random share of the values to 0 and scales the others by 1 / (1 − rate); otherwise does nothing.</summary>
/// <param name="rate">The fraction dropped, from 0 to 1.</param>
/// <param name="noiseShape">The shape of the random choice, where it differs from the input's: along a dimension of 1 values are dropped together; null takes the input's size. Default: null.</param>
/// <param name="seed">Makes the choices repeat; null draws one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Dropout</c><br/>
/// Paper: Srivastava et al., 2014 (jmlr.org/papers/v15/srivastava14a.html)
/// </remarks>
/// <example><code>model.Add(new Dropout(0.25));</code></example>
public sealed class Dropout(double rate, Shape? noiseShape = null, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
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

    internal override ImageLayout Layout => NoiseShape is null ? ImageLayout.Any : ImageLayout.Keras;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => training && Rate > 0 ? inputs * seeds.DropoutMask(inputs, Rate, NoiseShape) : inputs;
}
