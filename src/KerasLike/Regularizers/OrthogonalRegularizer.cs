using KerasLike.Saving;

namespace KerasLike.Regularizers;

/// <summary>
/// Half of factor times the mean magnitude of the products between different rows (or columns) of a matrix, each first divided by its length: 0 when they are orthogonal.
/// </summary>
/// <param name="factor">The factor, not negative. Default: 0.01.</param>
/// <param name="mode"><c>"rows"</c> or <c>"columns"</c>. Default: <c>"rows"</c>.</param>
/// <remarks>Keras: <c>keras.regularizers.OrthogonalRegularizer</c></remarks>
public sealed class OrthogonalRegularizer(double factor = 0.01, string mode = "rows") : Regularizer
{
    /// <summary>The factor.</summary>
    [Float32]
    public double Factor { get; } = Strength(factor, nameof(OrthogonalRegularizer), nameof(factor));

    /// <summary>What is to be orthogonal.</summary>
    public string Mode { get; } = Check.OneOf(mode, ["rows", "columns"]);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x)
    {
        if (Check.NotNull(x).ndim != 2) throw Check.Error("the weight must be a matrix", $"shape={Shape.Of(x)}", nameof(x));
        var vectors = functional.normalize(Mode == "rows" ? x : x.t(), p: 2, dim: 1, eps: 1e-12);
        var products = vectors.matmul(vectors.t());
        var count = vectors.size(0);
        using Scalar scale = Factor * 0.5 / (count * (count - 1) / 2.0);
        return (products - products.diag().diag()).abs().sum().mul(scale);
    }
}
