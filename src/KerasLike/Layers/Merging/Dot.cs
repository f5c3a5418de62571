namespace KerasLike.Layers;

/// <summary>The dot product of two tensors along an axis of each, sample by sample.</summary>
/// <param name="axes">The axis of both, or one of each: <c>(1, 2)</c>. Negative axes count from the end; 0, the batch, is not allowed.</param>
/// <param name="normalize">Whether both are divided by their length along the axis first, so that the result is the cosine of the angle between them. Default: false.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: two tensors with the same size along their axes.<br/>
/// Output: the axes of the first, then those of the second, without the summed ones and the second batch axis; (batch, 1) where none is left.<br/>
/// Weights: none.<br/>
/// Keras: <c>keras.layers.Dot</c>
/// </remarks>
/// <example><code>var similarity = new Dot(axes: 1, normalize: true).Apply([a, b]);</code></example>
public sealed class Dot(Dims axes, bool normalize = false, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : MergeLayer(name, trainable, dtype)
{
    /// <summary>The axis of both, or one of each.</summary>
    public Dims Axes { get; } = axes is { Length: 1 or 2 } && !axes.Values.Contains(0) ? axes : throw Check.Error("`axes` must be one axis or two, and not 0, which is the batch", $"axes={axes}", nameof(axes));

    /// <summary>Whether both are divided by their length along the axis first.</summary>
    public bool Normalize { get; } = normalize;

    private protected override bool AddsAxes => false;

    /// <inheritdoc/>
    public override Tensor? ComputeMask(Tensors inputs, IReadOnlyList<Tensor?> previousMask) => null;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(IReadOnlyList<Shape> inputShapes)
    {
        var (a, b) = (Check.NotNull(inputShapes)[0], inputShapes[1]);
        List<int?> left = [.. a.Where((_, i) => i != AxisOf(a, 0)), .. b.Where((_, i) => i != 0 && i != AxisOf(b, 1))];
        return new(left.Count == 1 ? [left[0], 1] : [.. left]);
    }

    private protected override Tensor Merge(Tensor[] inputs)
    {
        var (a, b) = (inputs[0], inputs[1]);
        var (i, j) = (AxisOf(Shape.Of(a), 0), AxisOf(Shape.Of(b), 1));
        if (Normalize) (a, b) = (functional.normalize(a, 2, i), functional.normalize(b, 2, j));
        var (rows, columns) = (a.movedim([i], [-1]), b.movedim([j], [1]));
        var product = rows.reshape(a.size(0), -1, a.size(i)).bmm(columns.reshape(b.size(0), b.size(j), -1));
        var shape = ComputeOutputShape([Shape.Of(a), Shape.Of(b)]);
        return product.reshape(shape.ToSizes());
    }

    private protected override int? InputCount => 2;

    private protected override string? Mismatch(IReadOnlyList<Shape> shapes) => shapes is not [var a, var b] ? null
        : AxisOf(a, 0) is var i && AxisOf(b, 1) is var j && (i >= a.Rank || j >= b.Rank || i < 1 || j < 1) ? $"inputs that have axes {Axes}"
        : a[i] is int x && b[j] is int y && x != y ? $"inputs of the same size along axes {Axes}" : null;

    int AxisOf(Shape shape, int input) => shape.Axis(Axes[Axes.Length == 1 ? 0 : input]);
}
