namespace KerasLike.Layers;

/// <summary>The axes of each sample in another order.</summary>
/// <param name="dims">The axes of the input in the order of the output, from 1, the batch left out: <c>(2, 1)</c> swaps two.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, …).<br/>
/// Output: (batch, …), axis i of the size of axis dims[i] of the input.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Permute</c>
/// </remarks>
/// <example><code>model.Add(new Permute((2, 1), inputShape: (10, 64)));</code></example>
public sealed class Permute(Dims dims, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : Layer(name, trainable, dtype, inputShape)
{
    readonly long[] order = [0, .. dims.ToLongs()];

    /// <summary>The axes of the input in the order of the output.</summary>
    public Dims Dims { get; } = dims.Values.ToArray().Order().SequenceEqual(Enumerable.Range(1, dims.Length)) ? new([.. dims.Values])
        : throw Check.Error("`dims` must hold each axis from 1 once", $"dims={dims}", nameof(dims));

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => new([.. order.Select(axis => Check.NotNull(inputShape)[(int)axis])]);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => inputs.permute(order);

    /// <inheritdoc/>
    protected override void Build(Shape inputShape)
    {
        InputSpec = new(ndim: order.Length);
        LayerInputs.Check(this, [inputShape]);
    }
}
