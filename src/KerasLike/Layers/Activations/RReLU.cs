namespace KerasLike.Layers;

/// <summary>The randomized leaky rectified unit: x where positive, else a · x; in training a is drawn anew for each value, evenly from a range, otherwise it is the middle of the range.</summary>
/// <param name="lower">The least slope. Default: 1/8.</param>
/// <param name="upper">The greatest slope, at least <paramref name="lower"/>. Default: 1/3.</param>
/// <param name="seed">Makes the choices repeat; null draws one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: none; this is PyTorch's <c>RReLU</c>. Configs call it <c>keras.layers.RReLU</c><br/>
/// Paper: Xu et al., 2015 (arXiv:1505.00853), which draws 1 / a evenly from 3 to 8
/// </remarks>
/// <example><code>model.Add(new RReLU(0.1, 0.3));</code></example>
public sealed class RReLU(double lower = 1.0 / 8, double upper = 1.0 / 3, int? seed = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly SeedGenerator seeds = new(seed);

    /// <summary>The least slope.</summary>
    public double Lower { get; } = lower;

    /// <summary>The greatest slope.</summary>
    public double Upper { get; } = upper >= lower ? upper : throw Check.Error("`upper` must be at least `lower`", $"lower={lower}, upper={upper}", nameof(upper));

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
    public override Tensor Call(Tensor inputs, bool training) => training
        ? torch.where(inputs.ge(Scalars.Zero), inputs, inputs * seeds.Uniform(inputs, Lower, Upper))
        : functional.leaky_relu(inputs, (Lower + Upper) / 2);
}
