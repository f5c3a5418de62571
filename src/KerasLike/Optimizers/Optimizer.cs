using KerasLike.Initializers;
using KerasLike.Models;
using KerasLike.Saving;

namespace KerasLike.Optimizers;

/// <summary>
/// Changes weights so that the loss falls. Written as a name, <c>optimizer: "adam"</c>, or as an object. To make one: <see cref="UpdateStep"/>, with
/// <see cref="State(Variable, string, double)"/> for what it remembers of each weight.
/// </summary>
/// <remarks>
/// An optimizer object belongs to the first model that is compiled with it. Another model compiled with the same object gets one of the same settings with a state of its own, which is its
/// <c>model.Optimizer</c>, so that each trains as if it had been given its own; Keras 3 makes that an error. <c>lr</c> of old scripts is <c>learningRate</c>, and <c>decay</c> is
/// <c>learningRate: new InverseTimeDecay(lr, decaySteps: 1, decayRate: decay)</c>.<br/>
/// Keras: <c>keras.optimizers.Optimizer</c>
/// </remarks>
[FormerKey("lr", "It is \"learning_rate\" now.")]
[FormerKey("decay", "Give \"learning_rate\" the schedule InverseTimeDecay, with the learning rate as initial_learning_rate, 1 as decay_steps, and this number as decay_rate.")]
public abstract class Optimizer : KerasObject
{
    readonly OptimizerState state;
    readonly GradientPipeline pipeline;
    LearningRate learningRate;
    long applied;
    WeakReference<Model>? model;

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
        this.learningRate = Check.NotNull(learningRate, owner).Of(this);
        (WeightDecay, Clipnorm, Clipvalue, GlobalClipnorm) = (weightDecay, Check.Positive(clipnorm, owner), Check.Positive(clipvalue, owner), Check.Positive(globalClipnorm, owner));
        if (new[] { clipnorm, clipvalue, globalClipnorm }.Count(c => c is not null) > 1)
            throw new ArgumentException($"{owner}: only one of `clipnorm`, `clipvalue` and `globalClipnorm` may be set. Received: clipnorm={ConfigValue.Print(clipnorm)}, clipvalue={ConfigValue.Print(clipvalue)}, globalClipnorm={ConfigValue.Print(globalClipnorm)}", nameof(clipnorm));
        (UseEma, EmaMomentum, EmaOverwriteFrequency) = (useEma, Check.InRange(emaMomentum, 0, 1, owner), Check.Positive(emaOverwriteFrequency, owner));
        LossScaleFactor = Check.Positive(lossScaleFactor, owner);
        if (gradientAccumulationSteps < 2) throw new ArgumentOutOfRangeException(nameof(gradientAccumulationSteps), $"{owner}: `gradientAccumulationSteps` must be at least 2. Received: gradientAccumulationSteps={gradientAccumulationSteps}");
        GradientAccumulationSteps = gradientAccumulationSteps;
        state = new(Name);
        pipeline = new(this, state);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How far an update goes. A number may be set between updates, unless this is a schedule or a function.</summary>
    public virtual LearningRate LearningRate
    {
        get => learningRate;
        set => learningRate = !Check.NotNull(value).IsConstant || learningRate.IsConstant ? value.Of(this)
            : throw new InvalidOperationException($"{Description}: its learning rate is {(learningRate.IsSchedule ? "a schedule" : "a function")}, which a number cannot replace. Make the optimizer with a number as `learningRate` where it is to be set.");
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
    public double? LossScaleFactor { get; internal set; }

    /// <summary>Over how many batches gradients are averaged, or null.</summary>
    public int? GradientAccumulationSteps { get; }

    /// <summary>The number of updates made.</summary>
    public virtual long Iterations => applied / (GradientAccumulationSteps ?? 1);

    /// <summary>The number of times gradients came, updates or not. Schedules go by it.</summary>
    internal long Applied => applied;

    /// <summary>What it remembers: for each weight, what the optimizer's formula needs.</summary>
    public virtual IReadOnlyList<Variable> Variables => state.All;

    /// <summary>Class and name, as messages begin: <c>SGD "sgd"</c>.</summary>
    internal string Description => $"{GetType().Name} \"{Name}\"";

    /// <summary>Whether it has met its weights.</summary>
    internal bool IsBuilt { get; private protected set; }

    /// <summary>An optimizer by its name.</summary>
    /// <param name="id">The name, such as <c>"adam"</c>; case and underscores do not matter.</param>
    public static implicit operator Optimizer(string id) => Registry.Get<Optimizer>(id);

    /// <summary>One update: finds the gradients of a loss, and applies them.</summary>
    /// <param name="loss">The loss, a scalar that depends on the weights.</param>
    /// <param name="variables">The weights to change.</param>
    public void Minimize(Tensor loss, IReadOnlyList<Variable> variables)
    {
        Check.NotNull(loss);
        // Where a scope is open already, what the update leaves is freed with it.
        using var scope = TensorScope.IsOpen ? null : torch.NewDisposeScope();
        Gradients.Backward(ScaleLoss(loss), Check.NotNull(variables));
        var gradients = Gradients.Left(variables);
        Run(gradients, variables);
        Gradients.Clear(variables);
        foreach (var gradient in gradients) gradient?.Dispose();
    }

    /// <summary>Applies gradients to weights. Where the loss was scaled, its gradients are scaled back here.</summary>
    /// <param name="gradients">The gradients, in the order of the weights and in libtorch's order of axes; null where a weight has none.</param>
    /// <param name="variables">The weights to change.</param>
    public void Apply(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        if (Check.NotNull(gradients).Count != Check.NotNull(variables).Count)
            throw new ArgumentException($"{Description}: expected a gradient for each of {variables.Count} variables. Received: {gradients.Count} gradients", nameof(gradients));
        using var scope = torch.NewDisposeScope();
        Run([.. gradients.Zip(variables, Gradients.Align)], variables);
    }

    /// <summary>The loss times the factor that keeps its gradients from vanishing in short number types. For a training step of one's own: its gradients go to <see cref="Apply"/>.</summary>
    /// <param name="loss">The loss.</param>
    public virtual Tensor ScaleLoss(Tensor loss)
    {
        if (LossScaleFactor is not double scale) return Check.NotNull(loss);
        using Scalar factor = scale;
        return Check.NotNull(loss).mul(factor);
    }

    /// <summary>Lets the moving averages, where they are kept, take the weights' place. <c>Fit</c> calls it when training ends.</summary>
    /// <param name="variables">The weights.</param>
    public virtual void FinalizeVariableValues(IReadOnlyList<Variable> variables)
    {
        if (UseEma) pipeline.TakeAverages(Check.NotNull(variables));
    }

    /// <summary>Excludes weights from weight decay. A second call takes the place of the first.</summary>
    /// <param name="varList">The weights themselves. Default: none.</param>
    /// <param name="varNames">Regular expressions that are looked for in the names of weights, such as <c>"bias"</c>. Default: none.</param>
    public virtual void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null) => pipeline.Exclude([.. varList ?? []], [.. varNames ?? []]);

    /// <summary>Changes one weight.</summary>
    /// <param name="gradient">Its gradient, clipped.</param>
    /// <param name="variable">The weight.</param>
    /// <param name="learningRate">How far the update goes.</param>
    protected internal abstract void UpdateStep(Tensor gradient, Variable variable, double learningRate);

    /// <summary>What is remembered of a weight under a name: made on first use, of the weight's shape.</summary>
    /// <param name="variable">The weight.</param>
    /// <param name="name">The name, such as <c>"momentum"</c>.</param>
    /// <param name="initialValue">Its first value everywhere. Default: 0.</param>
    protected Variable State(Variable variable, string name, double initialValue = 0) => state.Of(Check.NotNull(variable), name, initialValue == 0 ? null : () => new Constant(initialValue));

    /// <summary>What is remembered of a weight, with a first value or a shape of its own.</summary>
    private protected Variable State(Variable variable, string name, Func<Initializer> initializer, Shape? shape = null) => state.Of(variable, name, initializer, shape);

    /// <summary>Called before the weights of an update are changed, one after the other.</summary>
    private protected virtual void BeginUpdate() { }

    /// <summary>The share of a weight that weight decay takes away, times the learning rate; null for none.</summary>
    private protected virtual double? WeightDecayOf(Variable variable) => WeightDecay;

    /// <summary>The states that Keras lays out for all weights by themselves, after those that go together.</summary>
    private protected virtual IReadOnlyList<string> StatesApart => [];

    /// <summary>What the update formula remembers, in Keras's order.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="isInner">Whether it is inside of a <see cref="LossScaleOptimizer"/>: there, Keras does not see what belongs to no weight.</param>
    private protected virtual IEnumerable<SavedState> SavedFormula(IReadOnlyList<Variable> weights, bool isInner) => state.Of(weights, StatesApart);

    /// <summary>What is remembered of one weight, as far as there is any.</summary>
    private protected IEnumerable<SavedState> SavedOf(Variable weight, params IEnumerable<string> names) => state.Of(weight, names);

    /// <summary>All that is saved, in Keras's order: the number of updates, the learning rate where it is a number, averages, accumulators, and what the formula remembers.</summary>
    internal virtual IReadOnlyList<SavedState> Saved(IReadOnlyList<Variable> weights, bool isInner = false) =>
    [
        new SavedNumber(Name, "iteration", ScalarType.Int32, () => applied, value => applied = (long)value),
        .. learningRate.IsConstant ? [new SavedNumber(Name, "learning_rate", ScalarType.Float32, () => learningRate, RestoreRate)] : Array.Empty<SavedState>(),
        .. state.Of(weights, OptimizerState.Average), .. state.Of(weights, OptimizerState.Accumulator), .. SavedFormula(weights, isInner),
    ];

    /// <summary>The optimizers inside, under the names by which Keras saves them once more.</summary>
    internal virtual IEnumerable<(string Path, Optimizer Inner, bool IsInner)> SavedInside => [];

    /// <summary>Makes the state of weights before the first update: what one update by a copy of this optimizer finds it needs.</summary>
    internal virtual void Build(IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var copy = Copy();
        foreach (var variable in variables)
        {
            if (UseEma) state.Of(variable, OptimizerState.Average);
            if (GradientAccumulationSteps is not null) state.Of(variable, OptimizerState.Accumulator);
            var value = variable.Tensor.clone();
            copy.UpdateStep(torch.zeros_like(variable.Tensor), variable, 1);
            variable.Tensor.copy_(value);
        }
        state.Adopt(copy.state);
        IsBuilt = true;
    }

    /// <summary>An optimizer of the same settings that has seen nothing yet.</summary>
    internal virtual Optimizer Copy()
    {
        var copy = (Optimizer)Config.Copy(this);
        copy.pipeline.ExcludeAs(pipeline);
        return copy;
    }

    /// <summary>This optimizer, as that of a model; or, where another model has it already, one of the same settings.</summary>
    internal Optimizer For(Model trained)
    {
        if (model is not null && Trained != trained) return Copy().For(trained);
        AttachTo(trained);
        return this;
    }

    /// <summary>Says whose weights it changes.</summary>
    internal virtual void AttachTo(Model trained) => model ??= new(trained);

    /// <summary>The model whose weights it changes, as long as somebody has it.</summary>
    internal Model? Trained => model is not null && model.TryGetTarget(out var trained) ? trained : null;

    /// <summary>The names by which rules may speak of a weight: its own path, and that from its model on.</summary>
    internal IEnumerable<string> PathsOf(Variable variable)
    {
        yield return variable.Path;
        if (Trained is not { } trained || !WeightNames.Inside(trained).TryGetValue(variable, out var inside)) yield break;
        yield return inside;
        yield return $"{trained.Name}/{inside}";
    }

    /// <summary>Its learning rate where it is one number, for training to go on with; else null.</summary>
    internal virtual double? Rate
    {
        get => learningRate.IsConstant ? (double)learningRate : null;
        set
        {
            if (value is double rate) LearningRate = rate;
        }
    }

    /// <summary>One update, inside of an open scope.</summary>
    internal virtual void Update(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        // Otherwise what is remembered is made as updates ask for it.
        if (!IsBuilt && (GradientAccumulationSteps is not null || gradients.Contains(null))) Build(variables);
        pipeline.Run(gradients, variables);
        CountUpdate();
    }

    private protected void CountUpdate()
    {
        applied++;
        IsBuilt = true;
    }

    internal void Begin() => BeginUpdate();

    internal double? DecayOf(Variable variable) => WeightDecayOf(variable);

    void Run(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        using var noGrad = torch.no_grad();
        Update(gradients, variables);
    }

    // Files hold 32 bits: the number that is there keeps its own.
    void RestoreRate(double rate)
    {
        if ((float)learningRate != (float)rate) LearningRate = rate;
    }
}
