using KerasLike.Saving;

namespace KerasLike.Optimizers;

/// <summary>
/// Changes weights so that the loss falls. Written as a name, <c>optimizer: "adam"</c>, or as an object. To make one: <see cref="UpdateStep"/>, with
/// <see cref="State"/> for what it remembers of each weight.
/// </summary>
/// <remarks>Keras: <c>keras.optimizers.Optimizer</c></remarks>
public abstract class Optimizer : KerasObject
{
    readonly OptimizerState state = new();
    readonly GradientPipeline pipeline;
    LearningRate learningRate;
    long applied;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">How far an update goes: a number, a schedule or a function.</param>
    /// <param name="weightDecay">The share of each weight that an update takes away, times the learning rate; null for none. Default: null.</param>
    /// <param name="clipnorm">The greatest length of each weight's gradient; null for none. Default: null.</param>
    /// <param name="clipvalue">The greatest magnitude of each element of a gradient; null for none. Default: null.</param>
    /// <param name="globalClipnorm">The greatest length of all gradients together; null for none. Default: null.</param>
    /// <param name="useEma">Whether a moving average of the weights is kept, which takes their place when training ends. Default: false.</param>
    /// <param name="emaMomentum">The share of the old value in that average. Default: 0.99.</param>
    /// <param name="emaOverwriteFrequency">After how many updates the average takes the weights' place; null only when training ends. Default: null.</param>
    /// <param name="lossScaleFactor">What the loss is multiplied, and its gradients divided, by; null for 1. Default: null.</param>
    /// <param name="gradientAccumulationSteps">Over how many batches gradients are averaged before an update, at least 2; null for 1. Default: null.</param>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    protected Optimizer(LearningRate learningRate, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false,
        double emaMomentum = 0.99, int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    {
        var owner = GetType().Name;
        Name = name ?? Naming.Unique(Naming.SnakeCase(owner));
        this.learningRate = Own(Check.NotNull(learningRate, owner));
        (WeightDecay, Clipnorm, Clipvalue, GlobalClipnorm) = (weightDecay, Check.Positive(clipnorm, owner), Check.Positive(clipvalue, owner), Check.Positive(globalClipnorm, owner));
        if (new[] { clipnorm, clipvalue, globalClipnorm }.Count(c => c is not null) > 1)
            throw new ArgumentException($"{owner}: only one of `clipnorm`, `clipvalue` and `globalClipnorm` may be set. Received: clipnorm={ConfigValue.Print(clipnorm)}, clipvalue={ConfigValue.Print(clipvalue)}, globalClipnorm={ConfigValue.Print(globalClipnorm)}", nameof(clipnorm));
        (UseEma, EmaMomentum, EmaOverwriteFrequency) = (useEma, Check.InRange(emaMomentum, 0, 1, owner), Check.Positive(emaOverwriteFrequency, owner));
        LossScaleFactor = Check.Positive(lossScaleFactor, owner);
        if (gradientAccumulationSteps < 2) throw new ArgumentOutOfRangeException(nameof(gradientAccumulationSteps), $"{owner}: `gradientAccumulationSteps` must be at least 2. Received: gradientAccumulationSteps={gradientAccumulationSteps}");
        GradientAccumulationSteps = gradientAccumulationSteps;
        pipeline = new(this, state);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How far an update goes. May be set between updates, unless it is a schedule.</summary>
    public LearningRate LearningRate
    {
        get => learningRate;
        set => learningRate = Own(Check.NotNull(value));
    }

    /// <summary>The share of each weight that an update takes away, times the learning rate, or null.</summary>
    public double? WeightDecay { get; }

    /// <summary>The greatest length of each weight's gradient, or null.</summary>
    public double? Clipnorm { get; }

    /// <summary>The greatest length of all gradients together, or null.</summary>
    public double? GlobalClipnorm { get; }

    /// <summary>The greatest magnitude of each element of a gradient, or null.</summary>
    public double? Clipvalue { get; }

    /// <summary>Whether a moving average of the weights is kept.</summary>
    public bool UseEma { get; }

    /// <summary>The share of the old value in that average.</summary>
    public double EmaMomentum { get; }

    /// <summary>After how many updates the average takes the weights' place, or null.</summary>
    public int? EmaOverwriteFrequency { get; }

    /// <summary>What the loss is multiplied by, or null.</summary>
    public double? LossScaleFactor { get; }

    /// <summary>Over how many batches gradients are averaged, or null.</summary>
    public int? GradientAccumulationSteps { get; }

    /// <summary>The number of updates made.</summary>
    public long Iterations => applied / (GradientAccumulationSteps ?? 1);

    /// <summary>The number of times gradients came, updates or not. Schedules go by it.</summary>
    internal long Applied => applied;

    /// <summary>What it remembers: for each weight, what the optimizer's formula needs.</summary>
    public IReadOnlyList<Variable> Variables => state.All;

    /// <summary>An optimizer by its name.</summary>
    /// <param name="id">The name, such as <c>"adam"</c>; case and underscores do not matter.</param>
    public static implicit operator Optimizer(string id) => Registry.Get<Optimizer>(id);

    /// <summary>One update: finds the gradients of a loss, and applies them.</summary>
    /// <param name="loss">The loss, a scalar that depends on the weights.</param>
    /// <param name="variables">The weights to change.</param>
    public void Minimize(Tensor loss, IReadOnlyList<Variable> variables)
    {
        Check.NotNull(loss);
        using var scope = torch.NewDisposeScope();
        Gradients.Backward(loss, Check.NotNull(variables), LossScaleFactor);
        Run([.. variables.Select(v => v.Tensor.grad)], variables);
        Gradients.Clear(variables);
    }

    /// <summary>Applies gradients to weights.</summary>
    /// <param name="gradients">The gradients, in the order of the weights and in libtorch's order of axes; null where a weight has none.</param>
    /// <param name="variables">The weights to change.</param>
    public void Apply(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        if (Check.NotNull(gradients).Count != Check.NotNull(variables).Count)
            throw new ArgumentException($"{GetType().Name} \"{Name}\": expected a gradient for each of {variables.Count} variables. Received: {gradients.Count} gradients", nameof(gradients));
        using var scope = torch.NewDisposeScope();
        Run([.. gradients.Zip(variables, Gradients.Align)], variables);
    }

    /// <summary>Lets the moving averages, where they are kept, take the weights' place. <c>Fit</c> calls it when training ends.</summary>
    /// <param name="variables">The weights.</param>
    public void FinalizeVariableValues(IReadOnlyList<Variable> variables)
    {
        if (UseEma) pipeline.TakeAverages(Check.NotNull(variables));
    }

    /// <summary>Excludes weights from weight decay.</summary>
    /// <param name="variables">The weights themselves. Default: none.</param>
    /// <param name="names">Parts of the names of weights, such as <c>"bias"</c>. Default: none.</param>
    public void ExcludeFromWeightDecay(IEnumerable<Variable>? variables = null, IEnumerable<string>? names = null) => pipeline.Exclude(variables ?? [], names ?? []);

    /// <summary>Changes one weight.</summary>
    /// <param name="gradient">Its gradient, clipped.</param>
    /// <param name="variable">The weight.</param>
    /// <param name="learningRate">How far the update goes.</param>
    protected internal abstract void UpdateStep(Tensor gradient, Variable variable, double learningRate);

    /// <summary>What is remembered of a weight under a name: made on first use, of the weight's shape.</summary>
    /// <param name="variable">The weight.</param>
    /// <param name="name">The name, such as <c>"momentum"</c>.</param>
    /// <param name="initialValue">Its first value everywhere. Default: 0.</param>
    protected Variable State(Variable variable, string name, double initialValue = 0) => state.Of(Check.NotNull(variable), name, initialValue);

    /// <summary>The states that Keras lays out for all weights by themselves, after those that go together.</summary>
    private protected virtual IReadOnlyList<string> StatesApart => [];

    /// <summary>What it remembers, in Keras's order.</summary>
    internal IReadOnlyList<(Variable State, Variable Weight, string Name)> NamedStates(IReadOnlyList<Variable> weights) => state.InKerasOrder(weights, [GradientPipeline.Average, GradientPipeline.Accumulator], StatesApart);

    /// <summary>Makes the state of weights before the first update: what one update by a copy of this optimizer, with a rate of 0, finds it needs.</summary>
    internal void Build(IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var copy = (Optimizer)Config.Create(GetType(), GetConfig());
        foreach (var variable in variables)
        {
            if (UseEma) state.Of(variable, GradientPipeline.Average);
            if (GradientAccumulationSteps is not null) state.Of(variable, GradientPipeline.Accumulator);
            var value = variable.Tensor.clone();
            copy.UpdateStep(torch.zeros_like(variable.Tensor), variable, 0);
            variable.Tensor.copy_(value);
        }
        state.Adopt(copy.state);
    }

    /// <summary>Goes on where an equal optimizer stopped.</summary>
    internal void Restore(long updates, double? rate)
    {
        applied = updates;
        if (rate is double constant) LearningRate = constant;
    }

    void Run(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        pipeline.Run(gradients, variables, learningRate);
        applied++;
    }

    LearningRate Own(LearningRate rate)
    {
        rate.Owner = this;
        return rate;
    }
}
