using KerasLike.Saving;

namespace KerasLike.Initializers;

/// <summary>The identity matrix times a gain. For matrices only.</summary>
/// <param name="gain">The value on the diagonal. Default: 1.</param>
/// <remarks>Keras: <c>keras.initializers.Identity</c></remarks>
[Alias("identity_initializer")]
public sealed class Identity(double gain = 1.0) : Initializer
{
    /// <summary>The value on the diagonal.</summary>
    public double Gain { get; } = gain;

    /// <inheritdoc/>
    public override Tensor Apply(Shape shape, ScalarType dtype = ScalarType.Float32)
    {
        if (shape is not [int rows, int columns]) throw Check.Error("the weight must be a matrix", $"shape={shape}", nameof(shape));
        using var scope = torch.NewDisposeScope();
        using Scalar factor = Gain;
        return torch.eye(rows, columns, dtype, Keras.Device).mul(factor).MoveToOuterDisposeScope();
    }
}
