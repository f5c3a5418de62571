namespace KerasLike.Layers;

/// <summary>The sum of tensors: <c>a + b + …</c>.</summary>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two or more tensors, batch first, of shapes that fit each other.<br/>
/// Output: the shape that they have together.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Add</c>
/// </remarks>
/// <example><code>var y = new Add().Apply([x, shortcut]);</code></example>
public sealed class Add(string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype), ILeavesOutput, IOverwritesInput
{
    bool ILeavesOutput.LeavesOutput => true;

    int IOverwritesInput.Operands => 2;

    Tensor IOverwritesInput.CallOver(Tensor over, Tensor? other) => over.PlusInPlace(other!);

    internal override ImageLayout Layout => ImageLayout.Any;

    private protected override Tensor Merge(Tensor[] inputs) => inputs.Aggregate((a, b) => a.Plus(b));
}
