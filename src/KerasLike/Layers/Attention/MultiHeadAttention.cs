using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Attention with several heads: each looks at the values whose keys fit a query, and what they see is put together.</summary>
/// <param name="numHeads">The number of heads, positive.</param>
/// <param name="keyDim">The size of a query and a key in a head, positive.</param>
/// <param name="valueDim">The size of a value in a head; null is <paramref name="keyDim"/>. Default: null.</param>
/// <param name="dropout">The fraction of attention weights dropped in training, from 0 to 1. Default: 0.</param>
/// <param name="useBias">Whether projections add a bias. Default: true.</param>
/// <param name="outputShape">The shape of the output's features; null is the query's. Default: null.</param>
/// <param name="attentionAxes">The axes along which is attended; null is all but batch and features. Default: null.</param>
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
/// Keras: <c>keras.layers.MultiHeadAttention</c><br/>
/// Paper: Vaswani et al., 2017 (arXiv:1706.03762)
/// </remarks>
/// <example><code>var y = new MultiHeadAttention(numHeads: 4, keyDim: 32).Apply(x, x, useCausalMask: true);</code></example>
public sealed class MultiHeadAttention(int numHeads, int keyDim, int? valueDim = null, double dropout = 0.0, bool useBias = true, Shape? outputShape = null, Dims? attentionAxes = null, int? slidingWindow = null, Initializer? kernelInitializer = null, Initializer? biasInitializer = null, Regularizer? kernelRegularizer = null, Regularizer? biasRegularizer = null, Regularizer? activityRegularizer = null, Constraint? kernelConstraint = null, Constraint? biasConstraint = null, bool useGate = false, int? seed = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : HeadedAttention(dropout, useBias, slidingWindow, kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer, activityRegularizer, kernelConstraint, biasConstraint, useGate, seed, name, trainable, dtype)
{
    /// <summary>The number of heads.</summary>
    public int NumHeads { get; } = Check.Positive(numHeads);

    /// <summary>The size of a query and a key in a head.</summary>
    public int KeyDim { get; } = Check.Positive(keyDim);

    /// <summary>The size of a value in a head.</summary>
    public int ValueDim { get; } = Check.Positive(valueDim) ?? keyDim;

    /// <summary>The shape of the output's features, or null for the query's.</summary>
    public Shape? OutputShape { get; } = outputShape;

    /// <summary>The axes along which is attended; null before it is built, where they were not given.</summary>
    public Dims? AttentionAxes { get; private set; } = attentionAxes is { } axes ? new Dims([.. axes]) : null;

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes)
    {
        var (query, value, key) = Parts(inputShapes);
        AttentionAxes = AttendedAxes.Of(Description, AttentionAxes, query, value, key);
        (QueryDense, KeyDense) = (In("query", query, KeyDim), In("key", key, KeyDim));
        if (UseGate) Gate = In("gate", query, ValueDim, ActivationFunction.Sigmoid);
        ValueDense = In("value", value, ValueDim);
        base.Build(inputShapes);
        OutputDense = Project("attention_output", HeadProjection.Out(query, OutputShape ?? new Shape(query[^1]), NumHeads, ValueDim));
    }

    private protected override Shape OutputOf(Shape query) => new([.. query.SkipLast(1), .. OutputShape ?? new Shape(query[^1])]);

    private protected override Shape ScoresOf(Shape query, Shape value) => AttendedAxes.ScoresShape(AttentionAxes!.Value, query, value, NumHeads);

    private protected override (Tensor Output, Tensor? Scores) Heads(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        var axes = AttentionAxes!.Value.Values.ToArray();
        return query.ndim == 4 && axes.Length == 1 ? base.Heads(query, key, value, mask, causal, dropped, wantsScores)
            : new AttendedAxes(axes, (int)query.ndim).Attend(query, key, value, mask, causal, dropped, wantsScores);
    }

    EinsumDense In(string name, Shape shape, int size, ActivationFunction? activation = null) => Project(name, HeadProjection.In(shape, NumHeads, size), activation);
}
