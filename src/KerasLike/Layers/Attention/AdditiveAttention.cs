namespace KerasLike.Layers;

/// <summary>Additive attention: softmax over the sum of <c>scale · tanh(query + key)</c>, times value.</summary>
/// <param name="useScale">Whether the features of a score are weighed. Default: true.</param>
/// <param name="dropout">The fraction of attention weights dropped in training, from 0 to 1. Default: 0.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: <c>[query, value]</c> or <c>[query, value, key]</c>: (batch, steps, features), (batch, others, features).<br/>
/// Output: (batch, steps, features of the value).<br/>
/// Weights: scale (features,), with <paramref name="useScale"/>.<br/>
/// Keras: <c>keras.layers.AdditiveAttention</c><br/>
/// Paper: Bahdanau et al., 2015 (arXiv:1409.0473)
/// </remarks>
/// <example><code>var y = new AdditiveAttention().Apply([query, value]);</code></example>
public sealed class AdditiveAttention(bool useScale = true, double dropout = 0.0, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : ScoredAttention(useScale, dropout, seed, name, trainable, dtype)
{
    Variable? scale;

    private protected override Tensor Scores(Tensor query, Tensor key)
    {
        var sum = query.unsqueeze(-2).Plus(key.unsqueeze(-3)).tanh();
        return (scale is null ? sum : sum.mul(scale)).sum(-1);
    }

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes)
    {
        RequireTwoOrThree(inputShapes.Count);
        if (UseScale) scale = AddWeight("scale", new Shape(inputShapes[0][^1]), "glorot_uniform");
    }
}
