namespace KerasLike.Layers;

/// <summary>The product of tensors, element by element: <c>a · b · …</c>.</summary>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two or more tensors, batch first, of shapes that fit each other.<br/>
/// Output: the shape that they have together.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Multiply</c>
/// </remarks>
/// <example><code>var gated = new Multiply().Apply([x, gate]);</code></example>
public sealed class Multiply(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    private protected override Tensor Merge(Tensor[] inputs)
    {
        if (!Masks.EverUsed || Array.TrueForAll(inputs, i => Masks.Of(i) is null)) return inputs.Aggregate((a, b) => a.mul(b));
        // A step that is padding leaves the others' product as it is, and where all are padding the product is 0.
        var product = inputs.Select(i => Masks.Of(i) is { } mask ? torch.where(mask.unsqueeze(-1), i, torch.ones_like(i)) : i).Aggregate((a, b) => a.mul(b));
        return ComputeMask(new(inputs), [.. inputs.Select(Masks.Of)]) is { } any ? torch.where(any.unsqueeze(-1), product, torch.zeros_like(product)) : product;
    }
}
