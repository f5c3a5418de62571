namespace KerasLike.Layers;

/// <summary>The greatest of tensors, element by element: <c>max(a, b, …)</c>.</summary>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two or more tensors, batch first, of shapes that fit each other.<br/>
/// Output: the shape that they have together.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Maximum</c>
/// </remarks>
/// <example><code>var greatest = new Maximum().Apply([a, b]);</code></example>
public sealed class Maximum(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    private protected override Tensor Merge(Tensor[] inputs) => MaskedExtreme.Of(inputs, (a, b) => a.maximum(b));
}
