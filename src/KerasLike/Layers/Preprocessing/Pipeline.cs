namespace KerasLike.Layers;

/// <summary>Layers one after the other, as one layer: a chain of augmentations, say. Called by itself, outside of a model, it works as in training.</summary>
/// <param name="layers">The layers, first to last.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <remarks>
/// Input: what the first layer takes.<br/>
/// Output: what the last layer gives.<br/>
/// Weights: those of the layers.<br/>
/// Keras: <c>keras.layers.Pipeline</c>
/// </remarks>
/// <example><code>var augment = new Pipeline([new RandomFlip("horizontal"), new RandomRotation(0.1), new Resizing(96, 96)]);
/// var images = augment.Apply(batch);</code></example>
public sealed class Pipeline(IReadOnlyList<Layer> layers, string? name = null, Shape? inputShape = null) : Layer(name, inputShape: inputShape)
{
    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers { get; } = Check.NotNull(layers).Count > 0 ? [.. layers] : throw Check.Error("`layers` must not be empty", "layers=[]", nameof(layers));

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    internal override bool CastsInputs => false;

    internal override bool TakesStrings => true;

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var training = Check.NotNull(context).TrainingOr(true);
        return Layers.Aggregate(Check.NotNull(inputs), (values, layer) => layer.Apply(values, training));
    }

    // The layers have given their outputs their masks.
    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => null;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => Specs([(Check.NotNull(inputShape), DType.ComputeDType)], null)[0].Shape;

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) => Specs(inputs, arguments);

    // Each layer is built on what those before it give.
    IReadOnlyList<(Shape Shape, ScalarType DType)> Specs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments)
    {
        foreach (var layer in Layers)
        {
            layer.EnsureBuilt([.. inputs.Select(i => i.Shape)]);
            inputs = layer.OutputSpecs(inputs, layer == Layers[0] ? arguments : null);
        }
        return inputs;
    }
}
