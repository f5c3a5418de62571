using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Constraints;
using KerasLike.Initializers;
using KerasLike.Regularizers;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of attention layers with several heads: projections of queries, keys and values, attention of each head by itself, and a projection of what they give.</summary>
[ConfigConstant("activity_regularizer", null)]
public abstract class HeadedAttention : Layer
{
    // Keras has a layer for each of these two, with a place in files.
    [SavedAs("_softmax")]
    Softmax softmax = null!;

    [SavedAs("_dropout_layer")]
    Dropout dropping = null!;

    private protected HeadedAttention(double dropout, bool useBias, int? slidingWindow, Initializer? kernelInitializer, Initializer? biasInitializer, Regularizer? kernelRegularizer, Regularizer? biasRegularizer,
        Regularizer? activityRegularizer, Constraint? kernelConstraint, Constraint? biasConstraint, bool useGate, int? seed, string? name, bool trainable, DTypePolicy? dtype)
        : base(name, trainable, dtype)
    {
        Dropout = Check.InRange(dropout, 0, 1, GetType().Name);
        SlidingWindow = Check.Positive(slidingWindow, GetType().Name);
        (UseBias, UseGate, Seed) = (useBias, useGate, seed);
        (KernelInitializer, BiasInitializer) = (kernelInitializer ?? "glorot_uniform", biasInitializer ?? "zeros");
        (KernelRegularizer, BiasRegularizer, ActivityRegularizer) = (kernelRegularizer, biasRegularizer, activityRegularizer);
        (KernelConstraint, BiasConstraint) = (kernelConstraint, biasConstraint);
    }

    /// <summary>The fraction of attention weights dropped in training.</summary>
    public double Dropout { get; }

    /// <summary>Whether projections add a bias.</summary>
    public bool UseBias { get; }

    /// <summary>Whether what the heads give is multiplied by a gate, a sigmoid of a projection of the query.</summary>
    public bool UseGate { get; }

    /// <summary>How near two steps must be to see each other, or null for any.</summary>
    public int? SlidingWindow { get; }

    /// <summary>The seed as given, or null.</summary>
    public int? Seed { get; }

    /// <summary>What gives kernels their first value.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>What gives biases their first value.</summary>
    public Initializer BiasInitializer { get; }

    /// <summary>A penalty on kernels, or null.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>A penalty on biases, or null.</summary>
    public Regularizer? BiasRegularizer { get; }

    /// <summary>A penalty on what the projections give, or null.</summary>
    public new Regularizer? ActivityRegularizer { get; }

    /// <summary>A projection of kernels after each update, or null.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>A projection of biases after each update, or null.</summary>
    public Constraint? BiasConstraint { get; }

    /// <summary>The projection of queries.</summary>
    public EinsumDense QueryDense { get; private protected set; } = null!;

    /// <summary>The projection of keys.</summary>
    public EinsumDense KeyDense { get; private protected set; } = null!;

    /// <summary>The projection of values.</summary>
    public EinsumDense ValueDense { get; private protected set; } = null!;

    /// <summary>The projection of what the heads give.</summary>
    public EinsumDense OutputDense { get; private protected set; } = null!;

    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool NeedsFloats => true;

    internal override IReadOnlyList<string> PositionalNames => HeadedInputs.Names;

    /// <inheritdoc/>
    public override JsonObject? GetBuildConfig() => BuildShapes is null ? null
        : new() { ["shapes_dict"] = new JsonObject(BuildShapes.Select((s, i) => KeyValuePair.Create($"{HeadedInputs.Names[i]}_shape", ConfigValue.Write(s)))) };

    /// <summary>The gate's projection, or null.</summary>
    [field: SavedAs("_gate_dense")]
    private protected EinsumDense? Gate { get; set; }

    /// <summary>Attends to tensors.</summary>
    /// <param name="query">The queries, (batch, steps, features).</param>
    /// <param name="value">The values, (batch, others, features).</param>
    /// <param name="key">The keys, (batch, others, features); null takes the values. Default: null.</param>
    /// <param name="attentionMask">True where a step may look at another, (batch, steps, others); null for everywhere. Default: null.</param>
    /// <param name="useCausalMask">Whether a step looks at itself and what comes before it only. Default: false.</param>
    /// <param name="training">Whether this is training; null takes the outer call's, else false. Default: null.</param>
    public Tensor Apply(Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false, bool? training = null) =>
        ApplyWith(HeadedInputs.Named(query, value, key, attentionMask), training, Attentions.Options(useCausalMask, false, null)!)[0];

    /// <summary>Attends to tensors, and gives the attention weights, (batch, heads, steps, others), beside the output.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, Tensor, bool, bool?)"/>
    public Tensors ApplyWithScores(Tensor query, Tensor value, Tensor? key = null, Tensor? attentionMask = null, bool useCausalMask = false, bool? training = null) =>
        ApplyWith(HeadedInputs.Named(query, value, key, attentionMask), training, Attentions.Options(useCausalMask, true, null)!);

    /// <summary>Attends to symbolic tensors.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, Tensor, bool, bool?)"/>
    public KerasTensor Apply(KerasTensor query, KerasTensor value, KerasTensor? key = null, KerasTensor? attentionMask = null, bool useCausalMask = false, bool? training = null) =>
        Record(HeadedInputs.Arguments(query, value, key, attentionMask, Attentions.Options(useCausalMask, false, training)))[0];

    /// <summary>Attends to symbolic tensors, and gives the attention weights beside the output.</summary>
    /// <inheritdoc cref="Apply(Tensor, Tensor, Tensor, Tensor, bool, bool?)"/>
    public KerasTensors ApplyWithScores(KerasTensor query, KerasTensor value, KerasTensor? key = null, KerasTensor? attentionMask = null, bool useCausalMask = false, bool? training = null) =>
        Record(HeadedInputs.Arguments(query, value, key, attentionMask, Attentions.Options(useCausalMask, true, training)));

    /// <inheritdoc/>
    public override Tensors Call(Tensors inputs, CallContext context)
    {
        var (query, value, key, mask) = HeadedInputs.Of(this, Check.NotNull(inputs), SlidingWindow);
        var causal = Check.NotNull(context).Option(Attentions.Causal, false);
        if (mask is not null && causal) (mask, causal) = (Attentions.And(mask, Attentions.CausalMask(query, value)), false);
        (query, key, value) = (Masks.Without(query), Masks.Without(key), Masks.Without(value));
        Func<Tensor, Tensor>? dropped = context.Training && Dropout > 0 ? weights => dropping.Call(weights, training: true) : null;
        var (output, scores) = Heads(QueryDense.Run(query, context), KeyDense.Run(key, context), ValueDense.Run(value, context), mask, causal, dropped, context.Option(Attentions.WithScores, false));
        if (Gate is not null) output = output.mul(Gate.Run(query, context).Single);
        output = OutputDense.Run(output, context).Single;
        return scores is null ? output : new Tensors(output, scores);
    }

    /// <summary>Attends, head by head.</summary>
    /// <param name="query">(batch, steps, heads, size).</param>
    /// <param name="key">(batch, others, heads, size).</param>
    /// <param name="value">(batch, others, heads, size).</param>
    /// <param name="mask">True where a step may look at another, (batch or 1, steps or 1, others), or null.</param>
    /// <param name="causal">Whether steps look at themselves and what comes before them only.</param>
    /// <param name="dropped">Drops weights, or null.</param>
    /// <param name="wantsScores">Whether the weights are asked for.</param>
    private protected virtual (Tensor Output, Tensor? Scores) Heads(Tensor query, Tensor key, Tensor value, Tensor? mask, bool causal, Func<Tensor, Tensor>? dropped, bool wantsScores)
    {
        var (output, scores) = Attentions.Attend(query.transpose(1, 2), key.transpose(1, 2), value.transpose(1, 2), mask?.unsqueeze(1), causal, dropped, wantsScores);
        return (output.transpose(1, 2), scores);
    }

    /// <inheritdoc/>
    protected override void Build(IReadOnlyList<Shape> inputShapes) => (softmax, dropping) = (new(name: "softmax", dtype: DType), new(Dropout, seed: Seed, name: "dropout", dtype: DType));

    /// <summary>The shapes that a layer is built on, one of each.</summary>
    private protected (Shape Query, Shape Value, Shape Key) Parts(IReadOnlyList<Shape> inputShapes) => inputShapes.Count < 2
        ? throw new ArgumentException($"{Description} takes a query and a value: layer.Apply(query, value). Received: shapes {string.Join(", ", inputShapes)}")
        : (inputShapes[0], inputShapes[1], inputShapes.Count > 2 ? inputShapes[2] : inputShapes[1]);

    /// <summary>The shape of the output for a query.</summary>
    private protected abstract Shape OutputOf(Shape query);

    /// <summary>The shape of the attention weights.</summary>
    private protected abstract Shape ScoresOf(Shape query, Shape value);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        var (output, type) = (OutputOf(inputs[0].Shape), DType.ComputeDType);
        return arguments?.Options?.ContainsKey(Attentions.WithScores) == true ? [(output, type), (ScoresOf(inputs[0].Shape, inputs[1].Shape), type)] : [(output, type)];
    }

    /// <summary>A projection with this layer's options, built.</summary>
    private protected EinsumDense Project(string name, HeadProjection projection, ActivationFunction? activation = null)
    {
        var dense = new EinsumDense(projection.Equation, projection.Output, activation, UseBias ? projection.BiasAxes : null, Again(KernelInitializer), Again(BiasInitializer), KernelRegularizer, BiasRegularizer, KernelConstraint, BiasConstraint, ActivityRegularizer, name: name, dtype: DType);
        dense.EnsureBuilt([projection.Input]);
        return dense;
    }

    // One object gives the same values each time: each projection gets one of its own.
    static Initializer Again(Initializer initializer) => (Initializer)Config.Create(initializer.GetType(), initializer.GetConfig());
}
