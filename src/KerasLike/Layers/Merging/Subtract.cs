namespace KerasLike.Layers;

/// <summary>The difference of two tensors: <c>a − b</c>.</summary>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two tensors, batch first, of shapes that fit each other.<br/>
/// Output: the shape that they have together.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Subtract</c>
/// </remarks>
/// <example><code>var difference = new Subtract().Apply([a, b]);</code></example>
public sealed class Subtract(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    internal override ImageLayout Layout => ImageLayout.Any;

    private protected override Tensor Merge(Tensor[] inputs) => inputs[0].add(inputs[1], Scalars.MinusOne);

    private protected override int? InputCount => 2;
}
