namespace KerasLike.Layers;

/// <summary>Tensors joined along an axis.</summary>
/// <param name="axis">The axis; negative axes count from the end, and 0 is the batch. Default: -1.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: one or more tensors that differ in size only along the axis.<br/>
/// Output: the same shape, with the sum of the sizes along the axis.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Concatenate</c>
/// </remarks>
/// <example><code>var joined = new Concatenate().Apply([a, b]);</code></example>
public sealed class Concatenate(int axis = -1, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    private protected override bool AddsAxes => false;

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask)
    {
        if (Check.NotNull(previousMask).All(m => m is null)) return null;
        var whole = ((IEnumerable<Tensor>)Check.NotNull(inputs)).Zip(previousMask, (input, m) => m is null ? torch.ones_like(input, ScalarType.Bool) : m.ndim < input.ndim ? m.unsqueeze(-1).expand_as(input) : m);
        return torch.cat([.. whole], Axis).any(-1);
    }

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(IReadOnlyList<Shape> inputShapes)
    {
        var axis = Check.NotNull(inputShapes)[0].Axis(Axis);
        var sizes = inputShapes[0].Select((size, i) => i == axis ? inputShapes.Aggregate((int?)0, (sum, s) => sum + s[i]) : inputShapes.Select(s => s[i]).FirstOrDefault(d => d is not null));
        return new([.. sizes]);
    }

    private protected override Tensor Merge(Tensor[] inputs) => torch.cat(inputs, Axis);

    private protected override string? Mismatch(IReadOnlyList<Shape> shapes)
    {
        var rank = shapes[0].Rank;
        if (Axis < -rank || Axis >= rank) return $"inputs that have axis {Axis}";
        var axis = shapes[0].Axis(Axis);
        return shapes.Any(s => s.Rank != rank) || Enumerable.Range(0, rank).Any(i => i != axis && shapes.Select(s => s[i]).OfType<int>().Distinct().Count() > 1)
            ? $"inputs that differ in size only along axis {Axis}" : null;
    }
}
