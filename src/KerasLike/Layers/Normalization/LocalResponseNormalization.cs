namespace KerasLike.Layers;

/// <summary>Divides each value by what its neighbours among the channels amount to: <c>x / (k + alpha / size · Σ x²)^beta</c>, summed over <c>size</c> channels around its own.</summary>
/// <param name="size">The number of channels that are summed over, positive. Default: 5.</param>
/// <param name="alpha">How much they count. Default: 0.0001.</param>
/// <param name="beta">The exponent. Default: 0.75.</param>
/// <param name="k">What is added to the sum. Default: 1.</param>
/// <param name="dataFormat"><c>"channels_last"</c> for (batch, …, channels) or <c>"channels_first"</c> for (batch, channels, …). Default: <c>"channels_last"</c>.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …, channels).<br/>
/// Output: the input's shape.<br/>
/// Weights: none.<br/>
/// Keras: none; this is PyTorch's <c>LocalResponseNorm</c>. Configs call it <c>keras.layers.LocalResponseNormalization</c><br/>
/// Paper: Krizhevsky et al., 2012 (AlexNet), section 3.3, which does not divide alpha by the size: its numbers are <c>alpha: 5e-4, k: 2</c> here
/// </remarks>
/// <example><code>model.Add(new LocalResponseNormalization(5, alpha: 5e-4, beta: 0.75, k: 2));</code></example>
public sealed class LocalResponseNormalization(int size = 5, double alpha = 1e-4, double beta = 0.75, double k = 1.0, string? dataFormat = null,
    Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly Scalar alphaScalar = Scalars.Of(alpha), kScalar = Scalars.Of(k), exponent = Scalars.Of(-beta);

    /// <summary>The number of channels that are summed over.</summary>
    public int Size { get; } = Check.Positive(size);

    /// <summary>How much they count.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>The exponent.</summary>
    public double Beta { get; } = beta;

    /// <summary>What is added to the sum.</summary>
    public double K { get; } = k;

    /// <summary>Where the channels are.</summary>
    public string DataFormat { get; } = Check.OneOf(dataFormat ?? "channels_last", ["channels_last", "channels_first"], name: nameof(dataFormat));

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => ComputeType.InFloat32(this, inputs,
        x => DataFormat == "channels_last" ? Normalize(x) : Normalize(x.movedim([1], [-1])).movedim([-1], [1]));

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        InputSpec = new(minNdim: 2);
        LayerInputs.Check(this, [inputShape]);
    }

    // The mean of squares over the window, zeros beyond the ends; one channel more before than after where the size is even.
    Tensor Normalize(Tensor x)
    {
        var lines = x.Squared().reshape(-1, 1, x.size((int)x.ndim - 1));
        if (Size % 2 == 0) lines = functional.pad(lines, (Size / 2, Size / 2 - 1));
        var means = functional.avg_pool1d(lines, Size, stride: 1, padding: Size % 2 == 0 ? 0 : Size / 2).view_as(x);
        return x * means.mul(alphaScalar).Plus(kScalar).pow(exponent);
    }
}
