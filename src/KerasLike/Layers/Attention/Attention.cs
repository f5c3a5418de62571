namespace KerasLike.Layers;

/// <summary>Dot-product attention: <c>softmax(query · keyᵀ) · value</c>.</summary>
/// <param name="useScale">Whether scores are scaled by a weight. Default: false.</param>
/// <param name="scoreMode">How query and key are scored: <c>"dot"</c>, their product; <c>"concat"</c>, the sum of the tanh of their sum. Default: <c>"dot"</c>.</param>
/// <param name="dropout">The fraction of attention weights dropped in training, from 0 to 1. Default: 0.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: <c>[query, value]</c> or <c>[query, value, key]</c>: (batch, steps, features), (batch, others, features).<br/>
/// Output: (batch, steps, features of the value).<br/>
/// Weights: scale (), with <paramref name="useScale"/>; concat_score_weight (), for <c>"concat"</c>.<br/>
/// Keras: <c>keras.layers.Attention</c><br/>
/// Paper: Luong et al., 2015 (arXiv:1508.04025)
/// </remarks>
/// <example><code>var y = new Attention().Apply([query, value]);</code></example>
public sealed class Attention(bool useScale = false, string scoreMode = "dot", double dropout = 0.0, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ScoredAttention(useScale, dropout, seed, name, trainable, dtype)
{
    Variable? scale, concatScoreWeight;

    /// <summary>How query and key are scored.</summary>
    public string ScoreMode { get; } = Check.OneOf(scoreMode, ["dot", "concat"]);

    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        if (ScoreMode == "dot")
        {
            var scores = query.matmul(key.transpose(-2, -1));
            return scale is null ? scores : scores.mul(scale);
        }
        var sum = query.unsqueeze(-2).Plus(key.unsqueeze(-3));
        return (scale is null ? sum : sum.mul(scale)).tanh().sum(-1).mul(concatScoreWeight!);
    }

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes)
    {
        RequireTwoOrThree(inputShapes.Count);
        if (UseScale) scale = AddWeight("scale", new Shape(), "ones");
        if (ScoreMode == "concat") concatScoreWeight = AddWeight("concat_score_weight", new Shape(), "ones");
    }
}
