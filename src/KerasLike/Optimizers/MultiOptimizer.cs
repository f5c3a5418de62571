namespace KerasLike.Optimizers;

/// <summary>Changes some weights with one optimizer, and others with another.</summary>
/// <remarks>
/// State: that of the optimizers inside. It has no learning rate of its own.<br/>
/// Keras: <c>keras.optimizers.MultiOptimizer</c>
/// </remarks>
/// <example><code>model.Compile(new MultiOptimizer(new OptimizerMap(new SGD(0.1), new() { ["encoder/.*"] = new Adam(1e-4) })), "mse");</code></example>
public sealed class MultiOptimizer : Optimizer
{
    readonly List<Optimizer> optimizers = [];
    readonly Dictionary<Variable, Optimizer> found = [];

    /// <summary>Makes one of several.</summary>
    /// <param name="optimizerMap">Which optimizer changes which weight.</param>
    /// <param name="lossScaleFactor">What the loss is multiplied, and gradients are divided, by, instead of what the optimizers inside say; null for 1. Default: null.</param>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    public MultiOptimizer(OptimizerMap optimizerMap, double? lossScaleFactor = null, string? name = null)
        : base(0.0, lossScaleFactor: lossScaleFactor, name: name)
    {
        OptimizerMap = Check.NotNull(optimizerMap);
        foreach (var optimizer in OptimizerMap.Known) Add(optimizer);
    }

    /// <summary>Which optimizer changes which weight.</summary>
    public OptimizerMap OptimizerMap { get; }

    /// <summary>The optimizers inside.</summary>
    public IReadOnlyList<Optimizer> Optimizers => optimizers;

    /// <summary>Each optimizer inside has its own: asking for one here is an error.</summary>
    public override LearningRate LearningRate
    {
        get => throw NoRate();
        set => throw NoRate();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => [.. optimizers.SelectMany(o => o.Variables)];

    /// <inheritdoc/>
    public override void FinalizeVariableValues(IReadOnlyList<Variable> variables)
    {
        foreach (var (optimizer, group) in Groups(variables)) optimizer.FinalizeVariableValues(group);
    }

    /// <inheritdoc/>
    public override void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null)
    {
        foreach (var optimizer in optimizers) optimizer.ExcludeFromWeightDecay(varList, varNames);
    }

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) => Of(variable).UpdateStep(gradient, variable, learningRate);

    internal override double? Rate
    {
        get => null;
        set { }
    }

    internal override IReadOnlyList<SavedState> Saved(IReadOnlyList<Variable> weights, bool isInner = false)
    {
        var groups = Groups(weights);
        return [.. base.Saved(weights, isInner), .. optimizers.SelectMany(o => o.Saved(groups.GetValueOrDefault(o) ?? [], isInner))];
    }

    internal override IEnumerable<(string Path, Optimizer Inner, bool IsInner)> SavedInside
    {
        get
        {
            var uses = new Dictionary<string, int>();
            foreach (var optimizer in optimizers)
            {
                var name = Saving.Naming.SnakeCase(optimizer.GetType().Name);
                var use = uses[name] = uses.GetValueOrDefault(name) + 1;
                yield return ($"optimizers/{(use == 1 ? name : $"{name}_{use - 1}")}", optimizer, false);
            }
        }
    }

    internal override void Build(IReadOnlyList<Variable> variables)
    {
        foreach (var (optimizer, group) in Groups(variables)) optimizer.Build(group);
        IsBuilt = true;
    }

    internal override void AttachTo(Models.Model trained)
    {
        base.AttachTo(trained);
        foreach (var optimizer in optimizers) optimizer.AttachTo(trained);
    }

    internal override Optimizer Copy() => new MultiOptimizer(OptimizerMap.Copy(), LossScaleFactor, Name);

    internal override void Update(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        var gradientOf = variables.Zip(gradients).ToDictionary(g => g.First, g => g.Second);
        foreach (var (optimizer, group) in Groups(variables)) optimizer.Update([.. group.Select(v => gradientOf[v])], group);
        CountUpdate();
    }

    Optimizer Of(Variable variable) => found.TryGetValue(variable, out var known) ? known : found[variable] = Add(OptimizerMap.Find(variable, PathsOf(variable)));

    Dictionary<Optimizer, IReadOnlyList<Variable>> Groups(IReadOnlyList<Variable> variables) => variables.GroupBy(Of).ToDictionary(g => g.Key, g => (IReadOnlyList<Variable>)[.. g]);

    Optimizer Add(Optimizer optimizer)
    {
        if (optimizers.Contains(optimizer)) return optimizer;
        optimizer.LossScaleFactor = LossScaleFactor;
        optimizers.Add(optimizer);
        if (Trained is { } trained) optimizer.AttachTo(trained);
        return optimizer;
    }

    InvalidOperationException NoRate() => new($"{Description} has no learning rate of its own. Use those of its optimizers: optimizer.Optimizers[0].LearningRate.");
}
