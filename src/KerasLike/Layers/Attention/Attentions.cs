namespace KerasLike.Layers;

/// <summary>What attention layers have in common.</summary>
internal static class Attentions
{
    internal const string Causal = "use_causal_mask", WithScores = "return_attention_scores";

    static readonly Scalar Low = -3e4, Lower = -1e9;

    /// <summary>A number that softmax makes 0 of, in the type of a tensor: what Keras puts where a mask is false.</summary>
    internal static Tensor Lowest(Tensor like) => torch.full([], like.dtype == ScalarType.Float16 ? Low : Lower, like.dtype, like.device);

    /// <summary>True where a step may look at another: at itself and what comes before it. (1, steps, others)</summary>
    internal static Tensor CausalMask(Tensor query, Tensor value) => torch.ones([1, query.size(1), value.size(1)], ScalarType.Bool, query.device).tril();

    /// <summary>True where two steps are less than <paramref name="window"/> apart. (1, steps, others)</summary>
    internal static Tensor WindowMask(Tensor query, Tensor value, int window)
    {
        using Scalar width = window, ofQuery = query.size(1), ofValue = value.size(1);
        var (rows, columns) = (torch.arange(ofQuery, device: query.device), torch.arange(ofValue, device: query.device));
        return rows.unsqueeze(1).add(columns.unsqueeze(0), Scalars.MinusOne).abs().lt(width).unsqueeze(0);
    }

    internal static Tensor? And(Tensor? a, Tensor? b) => a is null ? b : b is null ? a : a.logical_and(b);

    /// <summary>The options of a call, as Keras names them.</summary>
    internal static Dictionary<string, object?> Options(bool causal, bool withScores, bool? training)
    {
        var options = new Dictionary<string, object?>();
        if (causal) options[Causal] = true;
        if (withScores) options[WithScores] = true;
        if (training is bool said) options[CallArguments.TrainingKey] = said;
        return options;
    }

    /// <summary>What a layer is given, in order.</summary>
    internal static Tensors Given(Tensor query, Tensor value, Tensor? key) => key is null ? new(query, value) : new(query, value, key);

    /// <summary>A list of symbolic tensors, and the options of a call.</summary>
    internal static CallArguments Arguments(KerasTensor query, KerasTensor value, KerasTensor? key, bool causal, bool withScores, bool? training) =>
        new([key is null ? new List<KerasTensor> { query, value } : new List<KerasTensor> { query, value, key }], Options(causal, withScores, training));

    /// <summary>Softmax of scaled products of queries and keys, which weighs the values; by one kernel where the weights themselves are not asked for.</summary>
    /// <param name="query">(…, heads, steps, size).</param>
    /// <param name="key">(…, heads, others, size).</param>
    /// <param name="value">(…, heads, others, size).</param>
    /// <param name="mask">True where a step may look at another; fits (…, heads, steps, others), or null.</param>
    /// <param name="causal">Whether steps look at themselves and what comes before them only.</param>
    /// <param name="dropped">Drops weights at random, or null.</param>
    /// <param name="wantsScores">Whether the weights are asked for.</param>
    internal static (Tensor Output, Tensor? Scores) Attend(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        if (dropped is null && !wantsScores) return (functional.scaled_dot_product_attention(query, key, value, mask, 0, causal && mask is null), null);
        if (causal) mask = And(mask, torch.ones([query.size(-2), key.size(-2)], ScalarType.Bool, query.device).tril());
        using Scalar scale = 1 / Math.Sqrt(query.size(-1));
        var scores = query.mul(scale).matmul(key.transpose(-2, -1));
        var weights = functional.softmax(mask is null ? scores : torch.where(mask, scores, Lowest(scores)), -1);
        // A step that may look at nothing looks at nothing.
        if (mask is not null) weights = torch.where(mask, weights, torch.zeros_like(weights));
        return ((dropped is null ? weights : dropped(weights)).matmul(value), weights);
    }
}
