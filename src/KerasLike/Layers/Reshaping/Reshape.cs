namespace KerasLike.Layers;

/// <summary>Each sample in another shape, its values in the same order.</summary>
/// <param name="targetShape">The new shape of a sample; one dimension may be −1 and is found from the others.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …).<br/>
/// Output: (batch, *target shape).<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Reshape</c>
/// </remarks>
/// <example><code>model.Add(new Reshape((28, 28, 1), inputShape: 784));</code></example>
public sealed class Reshape(Shape targetShape, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly long[] sizes = [0, .. targetShape.ToSizes()];

    /// <summary>The new shape of a sample.</summary>
    public Shape TargetShape { get; } = targetShape.Count(d => d == -1) <= 1 && targetShape.All(d => d is -1 or > 0) ? targetShape
        : throw Check.Error("`targetShape` must have positive dimensions, of which one may be -1", $"targetShape={targetShape}", nameof(targetShape));

    internal override bool SavesBuildShape => false;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape)
    {
        var known = TargetShape.Where(d => d != -1).Aggregate(1L, (size, d) => size * d!.Value);
        var missing = TargetShape.Any(d => d == -1);
        if (Check.NotNull(inputShape).WithoutBatch.Size is not long size) return new([inputShape[0], .. TargetShape.Select(d => d == -1 ? null : d)]);
        if (missing ? size % known != 0 : size != known)
            throw new ArgumentException($"{Description}: a sample's {size} values do not fit. Received: input shape={inputShape}, targetShape={TargetShape}");
        return new([inputShape[0], .. TargetShape.Select(d => d == -1 ? (int)(size / known) : d)]);
    }

    // What does not fit is named before any kernel is asked.
    /// <inheritdoc/>
    protected override void Build(Shape inputShape) => ComputeOutputShape(inputShape);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training)
    {
        var target = (long[])sizes.Clone();
        target[0] = inputs.size(0);
        return inputs.reshape(target);
    }
}
