namespace KerasLike.Layers;

/// <summary>Scales values along one or several axes by their root mean square: <c>scale · x / √(mean x² + epsilon)</c>.</summary>
/// <param name="axis">The axis, or several, that the mean is taken over; negative ones count from the end. Default: −1.</param>
/// <param name="epsilon">Added to the mean square, so that nothing is divided by 0. Default: 1e-6.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: any shape.<br/>
/// Output: the input's shape.<br/>
/// Weights: scale, of the sizes of the axes.<br/>
/// Keras: <c>keras.layers.RMSNormalization</c><br/>
/// Paper: Zhang and Sennrich, 2019 (arXiv:1910.07467)
/// </remarks>
/// <example><code>model.Add(new RMSNormalization());</code></example>
public sealed class RMSNormalization(Dims? axis = null, double epsilon = 1e-6, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly Scalar epsilonScalar = Scalars.Of(epsilon);
    AxesLast axes = null!;

    /// <summary>The axis, or several; once built, a sorted list.</summary>
    public Dims Axis { get; private set; } = axis ?? -1;

    /// <summary>Added to the mean square.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <summary>The factor: of the sizes of the axes.</summary>
    public Variable Scale { get; private set; } = null!;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Check.NotNull(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var at = inputs.ndim == axes.Rank ? axes : new(AxesLast.Sorted(this, Axis, Shape.Of(inputs)), (int)inputs.ndim);
        return ComputeType.InFloat32(this, inputs, x => at.Apply(x, (turned, _) => turned * turned.Squared().mean(at.Last, keepdim: true).Plus(epsilonScalar).rsqrt() * ComputeType.For(x, Scale)));
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        var sorted = AxesLast.Sorted(this, Axis, inputShape);
        Axis = new([.. Axis.Values.ToArray().Order()]); // as Keras shows it
        axes = new(sorted, inputShape.Rank);
        var sizes = sorted.Values.ToArray().Select(a => inputShape[a]).ToArray();
        if (!Array.TrueForAll(sizes, s => s is not null)) throw new ArgumentException($"{Description}: `axis` must name axes of known size. Received: axis={Axis}, input shape={inputShape}");
        Scale = AddWeight("scale", new(sizes), "ones");
        InputSpec = new(minNdim: Axis.Values.ToArray().Max(a => a < 0 ? -a : a + 1), axes: AxesLast.KnownSizes(Axis, inputShape));
    }
}
