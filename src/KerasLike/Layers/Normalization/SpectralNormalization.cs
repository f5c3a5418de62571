using KerasLike.Initializers;

namespace KerasLike.Layers;

/// <summary>Keeps the kernel of a layer at spectral norm 1, which bounds how fast the layer's output can change: in training, each call divides the kernel by an estimate of its norm first.</summary>
/// <param name="layer">A layer with a public <c>Kernel</c>, such as <see cref="Dense"/> or <see cref="Conv2D"/>, or <c>Embeddings</c>.</param>
/// <param name="powerIterations">How often the estimate is improved in each call, positive. Default: 1.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: the layer's.<br/>
/// Output: the layer's.<br/>
/// Weights: the layer's, and vector_u (1, last axis of the kernel), which training moves.<br/>
/// Keras: <c>keras.layers.SpectralNormalization</c><br/>
/// Paper: Miyato et al., 2018 (arXiv:1802.05957)
/// </remarks>
/// <example><code>model.Add(new SpectralNormalization(new Conv2D(64, 3)));</code></example>
public sealed class SpectralNormalization(Layer layer, int powerIterations = 1, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Wrapper(layer, inputShape, name, trainable, dtype)
{
    /// <summary>How often the estimate is improved in each call.</summary>
    public int PowerIterations { get; } = Check.Positive(powerIterations);

    /// <summary>The layer's weight that is kept at norm 1.</summary>
    public Variable Kernel { get; private set; } = null!;

    /// <summary>The estimate of the direction in which the kernel stretches most: (1, last axis of the kernel).</summary>
    public Variable VectorU { get; private set; } = null!;

    internal override bool NeedsFloats => Layer.NeedsFloats;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        EnsureBuilt([Check.NotNull(inputShape)]);
        return Layer.ComputeOutputShape(inputShape);
    }

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        if (Check.NotNull(context).Training) NormalizeKernel();
        var output = Layer.Run(inputs, context).Single;
        return DTypes.IsFloat(inputs[0].dtype) ? Masks.Keep(output, output.to_type(inputs[0].dtype)) : output;
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        base.Build(inputShape);
        Kernel = (Layer.GetType().GetProperty("Kernel") ?? Layer.GetType().GetProperty("Embeddings"))?.GetValue(Layer) as Variable
            ?? throw new ArgumentException($"{Description}: `layer` must have a public property Kernel or Embeddings that holds a variable. Received: layer={Layer}");
        AddOwnWeight(Kernel);
        VectorU = AddWeight("vector_u", (1, Kernel.Shape.Last), new TruncatedNormal(stddev: 0.02), trainable: false);
        InputSpec = new(minNdim: 1, axes: inputShape is [.., int last] ? new Dictionary<int, int> { [-1] = last } : null);
    }

    void NormalizeKernel()
    {
        using var noGrad = torch.no_grad();
        var weight = Kernel.ToKeras();
        var (norm, u) = SpectralNorm.Of(weight.reshape(-1, weight.size((int)weight.ndim - 1)), VectorU.Tensor, PowerIterations);
        // A kernel of zeros stays as it is.
        var isZero = weight.eq(Scalars.Zero).all();
        VectorU.Tensor.copy_(torch.where(isZero, VectorU.Tensor, u));
        weight.copy_(torch.where(isZero, weight, weight / norm));
    }
}
