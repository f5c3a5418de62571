using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Attention with several heads for queries, of which groups share a head for keys and values.</summary>
/// <param name="headDim">The size of a query, a key and a value in a head, positive.</param>
/// <param name="numQueryHeads">The number of heads for queries, positive.</param>
/// <param name="numKeyValueHeads">The number of heads for keys and values, of which <paramref name="numQueryHeads"/> is a multiple.</param>
/// <param name="dropout">The fraction of attention weights dropped in training, from 0 to 1. Default: 0.</param>
/// <param name="useBias">Whether projections add a bias. Default: true.</param>
/// <param name="slidingWindow">How near two steps must be to see each other, positive; null for any. Default: null.</param>
/// <param name="kernelInitializer">What gives kernels their first value. Default: <c>"glorot_uniform"</c>.</param>
/// <param name="biasInitializer">What gives biases their first value. Default: <c>"zeros"</c>.</param>
/// <param name="kernelRegularizer">A penalty on kernels that is added to the loss. Default: none.</param>
/// <param name="biasRegularizer">A penalty on biases that is added to the loss. Default: none.</param>
/// <param name="activityRegularizer">A penalty on what the projections give, per sample. Default: none.</param>
/// <param name="kernelConstraint">A projection of kernels after each update. Default: none.</param>
/// <param name="biasConstraint">A projection of biases after each update. Default: none.</param>
/// <param name="useGate">Whether what the heads give is multiplied by a gate, a sigmoid of a projection of the query. Default: false.</param>
/// <param name="seed">Makes dropout repeat; null draws one. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in and keep weights in; null is float32. Default: null.</param>
/// <remarks>
/// Input: <c>layer.Apply(query, value, key)</c>: (batch, steps, features), (batch, others, features).<br/>
/// Output: (batch, steps, features).<br/>
/// Weights: query, key and value kernels (features, heads, size) and biases (heads, size); an output kernel (heads, size, features) and bias.<br/>
/// Keras: <c>keras.layers.GroupQueryAttention</c><br/>
/// Paper: Ainslie et al., 2023 (arXiv:2305.13245)
/// </remarks>
/// <example><code>var y = new GroupQueryAttention(headDim: 32, numQueryHeads: 8, numKeyValueHeads: 2).Apply(x, x);</code></example>
[Alias("GroupedQueryAttention")]
public sealed class GroupQueryAttention(int headDim, int numQueryHeads, int numKeyValueHeads, double dropout = 0.0, bool useBias = true, int? slidingWindow = null, Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null, bool useGate = false, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : HeadedAttention(dropout, useBias, slidingWindow, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint, biasConstraint, useGate, seed, name, trainable, dtype)
{
    /// <summary>The size of a query, a key and a value in a head.</summary>
    public int HeadDim { get; } = Check.Positive(headDim);

    /// <summary>The number of heads for queries.</summary>
    public int NumQueryHeads { get; } = Check.Positive(numQueryHeads);

    /// <summary>The number of heads for keys and values.</summary>
    public int NumKeyValueHeads { get; } = Check.Positive(numKeyValueHeads) is var heads && numQueryHeads % heads == 0 ? heads
        : throw Check.Error("`numQueryHeads` must be a multiple of `numKeyValueHeads`", $"numQueryHeads={numQueryHeads}, numKeyValueHeads={numKeyValueHeads}", nameof(numKeyValueHeads));

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes)
    {
        var (query, value, key) = Parts(inputShapes);
        QueryDense = Project("query", new("bqm,muh->bquh", "uh", (null, NumQueryHeads, HeadDim), query));
        KeyDense = Project("key", new("bkm,mvh->bkvh", "vh", (null, NumKeyValueHeads, HeadDim), key));
        if (UseGate) Gate = Project("gate", new("bqm,muh->bquh", "uh", (null, NumQueryHeads, HeadDim), query), ActivationFunction.Sigmoid);
        ValueDense = Project("value", new("bkm,mvh->bkvh", "vh", (null, NumKeyValueHeads, HeadDim), value));
        base.Build(inputShapes);
        OutputDense = Project("attention_output", new("bquh,uhm->bqm", "m", (null, query[^1]), (null, null, NumQueryHeads, HeadDim)));
    }

    private protected override Shape OutputOf(Shape query) => query;

    private protected override Shape ScoresOf(Shape query, Shape value) => new([query[0], NumQueryHeads, query[1], value[1]]);

    private protected override (Tensor Output, Tensor? Scores) Heads(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        var times = NumQueryHeads / NumKeyValueHeads;
        return base.Heads(query, key.repeat_interleave(times, 2), value.repeat_interleave(times, 2), mask, causal, dropped, wantsScores);
    }
}
