namespace KerasLike.Layers;

/// <summary>Applies a layer to each step of a sequence, with the same weights.</summary>
/// <param name="layer">The layer for one step.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, …).<br/>
/// Output: (batch, steps, *the layer's output).<br/>
/// Weights: the layer's.<br/>
/// Keras: <c>keras.layers.TimeDistributed</c>
/// </remarks>
/// <example><code>model.Add(new TimeDistributed(new Dense(10)));</code></example>
public sealed class TimeDistributed(Layer layer, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Wrapper(layer, inputShape, name, trainable, dtype)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    internal override bool NeedsFloats => Layer.NeedsFloats;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var step = Layer.OutputSpecs([(StepShape(inputShape), DType.ComputeDType)])[0].Shape;
        return new([step[0], inputShape[1], .. step.Skip(1)]);
    }

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var sequence = Check.NotNull(inputs)[0];
        var mask = CallContext.MaskOf(sequence);
        if (mask is not null && (mask.ndim < 2 || mask.size(0) != sequence.size(0) || mask.size(1) != sequence.size(1)))
            throw new ArgumentException($"{Description}: expected a mask of shape ({sequence.size(0)}, {sequence.size(1)}). Received: mask {Shape.Of(mask)}", nameof(inputs));
        // What looks at a whole batch, or at a mask, sees one step at a time; everything else sees all steps as one large batch.
        return (Check.NotNull(context).Training && LooksAtBatch(Layer)) || (mask is { ndim: > 2 } && Layer.TakesMask) ? StepByStep(sequence, mask, context) : AtOnce(sequence, context);
    }

    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => base.Build(StepShape(inputShape));

    Tensor AtOnce(Tensor sequence, CallContext context)
    {
        var output = Layer.Run(sequence.flatten(0, 1), context).Single;
        return output.unflatten(0, sequence.size(0), sequence.size(1));
    }

    Tensor StepByStep(Tensor sequence, Tensor? mask, CallContext context)
    {
        var masks = mask?.unbind(1);
        var steps = sequence.unbind(1).Select((step, t) => Layer.Run(masks is { } all && Layer.TakesMask && all[t].ndim > 1 ? Masks.With(step, all[t]) : step, context).Single);
        return torch.stack([.. steps], 1);
    }

    static bool LooksAtBatch(Layer layer) => layer is BatchNormalization || layer.SubLayers.Any(LooksAtBatch);

    Shape StepShape(Shape inputShape) => Check.NotNull(inputShape).Rank >= 3 ? new([inputShape[0], .. inputShape.Skip(2)])
        : throw new ArgumentException($"{Description}: expected at least 3 axes, (batch, steps, …). Received: shape {inputShape}");
}
