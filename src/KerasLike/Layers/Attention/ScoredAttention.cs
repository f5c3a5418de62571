using System.Text.Json.Nodes;

namespace KerasLike.Layers;

/// <summary>Base of attention layers without heads: a score for each query and key, whose softmax weighs the values.</summary>
public abstract class ScoredAttention : Layer
{
    readonly SeedGenerator seeds;

    private protected ScoredAttention(bool useScale, double dropout, int? seed, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype) =>
        (UseScale, Dropout, Seed, seeds) = (useScale, Check.InRange(dropout, 0, 1, GetType().Name), seed, new(seed));

    /// <summary>Whether scores are scaled by a weight.</summary>
    public bool UseScale { get; }

    /// <summary>The fraction of attention weights dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>The seed as given, or null.</summary>
    public int? Seed { get; }

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    /// <inheritdoc/>
    public override JsonObject? GetBuildConfig() => LayerBuild.ToConfig(BuildShapes);

    /// <summary>Attends to tensors.</summary>
    /// <param name="query">The queries, (batch, steps, features).</param>
    /// <param name="value">The values, (batch, others, features).</param>
    /// <param name="key">The keys, (batch, others, features); null takes the values. Default: null.</param>
    /// <param name="useCausalMask">Whether a step looks at itself and what comes before it only. Default: false.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    public Tensor Apply(Tensor query, Tensor value, Tensor? key = null, bool useCausalMask = false, bool? training = null) => ApplyWith(Attentions.Given(query, value, key), training, Attentions.Options(useCausalMask, false, null)!)[0];

    /// <summary>Attends to tensors, and gives the attention weights, (batch, steps, others), beside the output.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, bool, bool?)"/>
    public Tensors ApplyWithScores(Tensor query, Tensor value, Tensor? key = null, bool useCausalMask = false, bool? training = null) => ApplyWith(Attentions.Given(query, value, key), training, Attentions.Options(useCausalMask, true, null)!);

    /// <summary>Attends to symbolic tensors.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, bool, bool?)"/>
    public KerasTensor Apply(KerasTensor query, KerasTensor value, KerasTensor? key = null, bool useCausalMask = false, bool? training = null) => Record(Attentions.Arguments(query, value, key, useCausalMask, false, training))[0];

    /// <summary>Attends to symbolic tensors, and gives the attention weights beside the output.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, bool, bool?)"/>
    public KerasTensors ApplyWithScores(KerasTensor query, KerasTensor value, KerasTensor? key = null, bool useCausalMask = false, bool? training = null) => Record(Attentions.Arguments(query, value, key, useCausalMask, true, training));

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        RequireTwoOrThree(Check.NotNull(inputs).Count);
        var (query, value) = (inputs[0], inputs[1]);
        var scores = Scores(query, inputs.Count > 2 ? inputs[2] : value);
        var mask = Attentions.And(Masks.Of(value)?.unsqueeze(-2), Check.NotNull(context).Option(Attentions.Causal, false) ? Attentions.CausalMask(query, value) : null);
        var weights = functional.softmax(mask is null ? scores : torch.where(mask, scores, scores.Plus(Attentions.Lowest(scores))), -1);
        var output = (context.Training && Dropout > 0 ? weights * seeds.DropoutMask(weights, Dropout) : weights).matmul(value);
        if (Masks.Of(query) is { } queryMask) output = torch.where(queryMask.unsqueeze(-1), output, torch.zeros_like(output));
        return context.Option(Attentions.WithScores, false) ? new Tensors(output, weights) : output;
    }

    /// <summary>A score for each query and key: (batch, steps, others).</summary>
    private protected abstract Tensor Scores(Tensor query, Tensor key);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var (query, value) = (inputs[0].Shape, inputs[1].Shape);
        (Shape, ScalarType) output = (query.With(-1, value[^1]), DType.ComputeDType);
        return arguments?.Options?.ContainsKey(Attentions.WithScores) == true ? [output, (query.With(-1, value[^2]), DType.ComputeDType)] : [output];
    }

    private protected void RequireTwoOrThree(int count)
    {
        if (count is < 2 or > 3) throw new ArgumentException($"{Description} takes [query, value] or [query, value, key]. Received: {count} tensor{(count == 1 ? "" : "s")}");
    }
}
