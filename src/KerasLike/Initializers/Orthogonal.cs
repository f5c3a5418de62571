using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>
/// A random matrix with orthogonal rows or columns, whichever are fewer, times a gain. A weight of more axes is taken as a matrix with the last axis as columns.
/// </summary>
/// <param name="gain">The factor. Default: 1.</param>
/// <param name="seed">Makes the values repeat; null draws one. Default: null.</param>
/// <remarks>
/// Keras: <c>keras.initializers.Orthogonal</c><br/>
/// Paper: Saxe et al., 2014 (arXiv:1312.6120)
/// </remarks>
[Alias("orthogonal_initializer")]
public sealed class Orthogonal(double gain = 1.0, int? seed = null) : RandomInitializer(seed)
{
    /// <summary>The factor.</summary>
    public double Gain { get; } = gain;

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
    {
        if (shape is not { Rank: >= 2, Size: long size }) throw Check.Error("the weight must have at least two axes", $"shape={shape}", nameof(shape));
        using var scope = torch.NewDisposeScope();
        using Scalar factor = Gain;
        var (columns, rows) = (shape.Last, (int)(size / shape.Last));
        var (q, r) = torch.linalg.qr(Normal((Math.Max(rows, columns), Math.Min(rows, columns)), ScalarType.Float32, 0, 1));
        q *= r.diag().sign(); // makes the distribution uniform over orthogonal matrices
        if (rows < columns) q = q.t();
        return q.mul(factor).reshape(shape.ToSizes()).to_type(dtype).MoveToOuterDisposeScope();
    }
}
