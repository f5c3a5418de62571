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
        if (inputShapes.Count < 2) throw new ArgumentException($"{Description} takes a query and a value: layer.Apply(query, value). Received: shapes {string.Join(", ", inputShapes)}");
        var (query, value, key) = (inputShapes[0], inputShapes[1], inputShapes.Count > 2 ? inputShapes[2] : inputShapes[1]);
        if (!value.Skip(1).SkipLast(1).SequenceEqual(key.Skip(1).SkipLast(1))) throw new ArgumentException($"{Description}: expected a key and a value that differ in their features only. Received: value {value}, key {key}");
        AttentionAxes = new Dims(AttentionAxes is { } given ? [.. given.Values.ToArray().Select(query.Axis)] : [.. Enumerable.Range(1, query.Rank - 2)]);
        QueryDense = In("query", query, KeyDim);
        KeyDense = In("key", key, KeyDim);
        if (UseGate) Gate = In("gate", query, ValueDim, ActivationFunction.Sigmoid);
        ValueDense = In("value", value, ValueDim);
        base.Build(inputShapes);
        var features = OutputShape ?? new Shape(query[^1]);
        var (free, made) = (Letters(query.Rank - 1, 0), Letters(features.Rank, query.Rank + 1));
        var heads = Letters(2, query.Rank - 1);
        OutputDense = Project("attention_output", $"{free}{heads},{heads}{made}->{free}{made}", made, new([.. Enumerable.Repeat((int?)null, query.Rank - 2), .. features]), new([.. query.SkipLast(1), NumHeads, ValueDim]));
    }

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var (query, value) = (inputs[0].Shape, inputs[1].Shape);
        (Shape, ScalarType) output = (new([.. query.SkipLast(1), .. OutputShape ?? new Shape(query[^1])]), DType.ComputeDType);
        if (arguments?.Options?.ContainsKey(Attentions.WithScores) != true) return [output];
        var attended = AttentionAxes!.Value.Values.ToArray();
        var others = Enumerable.Range(1, query.Rank - 2).Except(attended).Select(a => query[a]);
        return [output, (new([query[0], .. others, NumHeads, .. attended.Select(a => query[a]), .. attended.Select(a => value[a])]), DType.ComputeDType)];
    }

    private protected override (Tensor Output, Tensor? Scores) Heads(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        var axes = AttentionAxes!.Value.Values.ToArray();
        if (query.ndim == 4 && axes.Length == 1) return base.Heads(query, key, value, mask, causal, dropped, wantsScores);
        // The axes attended along come behind the heads, as one.
        var others = Enumerable.Range(0, (int)query.ndim - 2).Except(axes).Select(a => (long)a).ToArray();
        long[] order = [.. others, query.ndim - 2, .. axes.Select(a => (long)a), query.ndim - 1];
        Tensor Arrange(Tensor t) => t.permute(order).flatten(others.Length + 1, others.Length + axes.Length);
        long[] Sizes(Tensor t) => [.. axes.Select(a => t.size(a))];
        var expanded = mask;
        while (expanded is not null && expanded.ndim < others.Length + 1 + (2 * axes.Length)) expanded = expanded.unsqueeze(expanded.ndim - (2 * axes.Length));
        expanded = expanded?.flatten(others.Length + 1 + axes.Length).flatten(others.Length + 1, others.Length + axes.Length);
        var (output, scores) = Attentions.Attend(Arrange(query), Arrange(key), Arrange(value), expanded, causal, dropped, wantsScores);
        var back = output.unflatten(others.Length + 1, Sizes(query)).permute([.. order.Select((axis, at) => (axis, at)).OrderBy(p => p.axis).Select(p => (long)p.at)]);
        return (back, scores?.unflatten(others.Length + 2, Sizes(value)).unflatten(others.Length + 1, Sizes(query)));
    }

    EinsumDense In(string name, Shape shape, int size, ActivationFunction? activation = null)
    {
        var (free, summed, made) = (Letters(shape.Rank - 1, 0), Letters(1, shape.Rank - 1), Letters(2, shape.Rank));
        return Project(name, $"{free}{summed},{summed}{made}->{free}{made}", made, new([.. Enumerable.Repeat((int?)null, shape.Rank - 2), NumHeads, size]), shape, activation);
    }

    static string Letters(int count, int first) => string.Concat(Enumerable.Range(first, count).Select(i => (char)('a' + i)));
}
