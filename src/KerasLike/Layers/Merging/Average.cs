namespace KerasLike.Layers;

/// <summary>The mean of tensors: <c>(a + b + …) / n</c>.</summary>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two or more tensors, batch first, of shapes that fit each other.<br/>
/// Output: the shape that they have together.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Average</c>
/// </remarks>
/// <example><code>var mean = new Average().Apply([a, b]);</code></example>
public sealed class Average(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    internal override ImageLayout Layout => ImageLayout.Any;

    private protected override Tensor Merge(Tensor[] inputs)
    {
        using Scalar count = inputs.Length;
        return inputs.Aggregate((a, b) => a.Plus(b)).div(count);
    }
}
