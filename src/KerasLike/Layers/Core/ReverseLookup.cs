namespace KerasLike.Layers;

/// <summary>The way back from vectors to scores for each number: <c>vectors · tableᵀ</c>.</summary>
/// <param name="outputDim">The size of a vector.</param>
/// <param name="type">The number type it is computed in; null is the vectors'.</param>
/// <param name="softCap">A bound for scores, or null.</param>
internal sealed class ReverseLookup(int outputDim, string? type, double? softCap)
{
    internal const string Key = "reverse";

    readonly Scalar? cap = softCap is double given ? Scalars.Of(given) : null;

    /// <summary>The options of a call, as Keras names them.</summary>
    internal static Dictionary<string, object?> Options(bool reverse, bool? training = null)
    {
        var options = new Dictionary<string, object?> { [Key] = reverse };
        if (training is bool said) options[CallArguments.TrainingKey] = said;
        return options;
    }

    /// <summary>(batch, …, vector) to (batch, …, rows of the table).</summary>
    internal Tensor Scores(Tensor vectors, Tensor table, Layer owner)
    {
        if (vectors.size((int)vectors.ndim - 1) != outputDim)
            throw new ArgumentException($"{owner.Description}: in reverse, expected {outputDim} values on the last axis. Received: shape {Shape.Of(vectors)}.", nameof(vectors));
        if (type is not null && DTypes.Parse(type) is var wanted) (vectors, table) = (vectors.to_type(wanted), table.to_type(wanted));
        var scores = DenseProduct.Of(vectors, table, null);
        return cap is null ? scores : scores.div(cap).tanh().mul(cap);
    }
}
