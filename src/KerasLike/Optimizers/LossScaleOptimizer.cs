namespace KerasLike.Optimizers;

/// <summary>
/// Keeps gradients in float16 from becoming 0: the loss is multiplied by a scale, and gradients are divided by it before another optimizer applies them. Gradients that are not finite are left
/// out, and halve the scale; it doubles after many that are.
/// </summary>
/// <remarks>
/// State: step_counter, dynamic_scale, and that of the optimizer inside.<br/>
/// Keras: <c>keras.optimizers.LossScaleOptimizer</c><br/>
/// Paper: Micikevicius et al., 2017 (arXiv:1710.03740)
/// </remarks>
/// <example><code>model.Compile(new LossScaleOptimizer(new Adam(1e-3)), "mse");   // Compile does it by itself under "mixed_float16"</code></example>
public sealed class LossScaleOptimizer : Optimizer
{
    long stepCounter;
    double scale;

    /// <summary>Wraps an optimizer.</summary>
    /// <param name="innerOptimizer">The optimizer that applies the gradients. Its own <c>lossScaleFactor</c> is set to none.</param>
    /// <param name="initialScale">The scale at first, positive. One too great is halved soon. Default: 32768.</param>
    /// <param name="dynamicGrowthSteps">After how many updates in a row the scale doubles. Default: 2000.</param>
    /// <param name="name">Its name; null makes one of its class's. Default: null.</param>
    public LossScaleOptimizer(Optimizer innerOptimizer, double initialScale = 32768.0, int dynamicGrowthSteps = 2000, string? name = null)
        : base(0.0, name: name)
    {
        InnerOptimizer = Check.NotNull(innerOptimizer) is LossScaleOptimizer ? throw Check.Error("`innerOptimizer` scales the loss already", "a LossScaleOptimizer", nameof(innerOptimizer)) : innerOptimizer;
        scale = InitialScale = Check.Positive(initialScale);
        DynamicGrowthSteps = Check.Positive(dynamicGrowthSteps);
        innerOptimizer.LossScaleFactor = null;
    }

    /// <summary>The optimizer that applies the gradients.</summary>
    public Optimizer InnerOptimizer { get; }

    /// <summary>The scale at first.</summary>
    public double InitialScale { get; }

    /// <summary>After how many updates in a row the scale doubles.</summary>
    public int DynamicGrowthSteps { get; }

    /// <summary>The scale now.</summary>
    public double DynamicScale => scale;

    /// <summary>The learning rate of the optimizer inside.</summary>
    public override LearningRate LearningRate
    {
        get => InnerOptimizer.LearningRate;
        set => InnerOptimizer.LearningRate = value;
    }

    /// <summary>The number of updates that the optimizer inside made; those left out do not count.</summary>
    public override long Iterations => InnerOptimizer.Iterations;

    /// <inheritdoc/>
    public override IReadOnlyList<Variable> Variables => InnerOptimizer.Variables;

    /// <inheritdoc/>
    public override Tensor ScaleLoss(Tensor loss)
    {
        using Scalar factor = scale;
        return Check.NotNull(loss).mul(factor);
    }

    /// <inheritdoc/>
    public override void FinalizeVariableValues(IReadOnlyList<Variable> variables) => InnerOptimizer.FinalizeVariableValues(variables);

    /// <inheritdoc/>
    public override void ExcludeFromWeightDecay(IEnumerable<Variable>? varList = null, IEnumerable<string>? varNames = null) => InnerOptimizer.ExcludeFromWeightDecay(varList, varNames);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) => InnerOptimizer.UpdateStep(gradient, variable, learningRate);

    internal override double? Rate
    {
        get => InnerOptimizer.Rate;
        set => InnerOptimizer.Rate = value;
    }

    internal override IReadOnlyList<SavedState> Saved(IReadOnlyList<Variable> weights, bool isInner = false) =>
    [
        .. base.Saved(weights, isInner),
        .. IsBuilt ? [new SavedNumber(Name, "step_counter", ScalarType.Int32, () => stepCounter, value => stepCounter = (long)value), new SavedNumber(Name, "dynamic_scale", ScalarType.Float32, () => scale, value => scale = value)] : Array.Empty<SavedState>(),
        .. InnerOptimizer.Saved(weights, isInner: true),
    ];

    internal override IEnumerable<(string Path, Optimizer Inner, bool IsInner)> SavedInside => [("inner_optimizer", InnerOptimizer, true)];

    internal override void Build(IReadOnlyList<Variable> variables)
    {
        InnerOptimizer.Build(variables);
        IsBuilt = true;
    }

    internal override Optimizer Copy() => new LossScaleOptimizer(InnerOptimizer.Copy(), InitialScale, DynamicGrowthSteps, Name);

    internal override void AttachTo(Models.Model trained)
    {
        base.AttachTo(trained);
        InnerOptimizer.AttachTo(trained);
    }

    internal override void Update(IReadOnlyList<Tensor?> gradients, IReadOnlyList<Variable> variables)
    {
        IsBuilt = true;
        if (!AreFinite(gradients))
        {
            if (!InnerOptimizer.IsBuilt) InnerOptimizer.Build(variables);
            (stepCounter, scale) = (0, scale / 2);
            return;
        }
        using Scalar factor = scale;
        InnerOptimizer.Update([.. gradients.Select(g => g?.div(factor))], variables);
        stepCounter++;
        if (stepCounter == DynamicGrowthSteps) (stepCounter, scale) = (0, scale * 2);
    }

    // One answer for all of them, so that a device is waited for once.
    static bool AreFinite(IReadOnlyList<Tensor?> gradients)
    {
        var finite = gradients.OfType<Tensor>().Select(g => g.isfinite().all()).ToArray();
        return finite.Length == 0 || Fetch.Truth(torch.stack(finite).all());
    }
}
