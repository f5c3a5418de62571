namespace KerasLike.Optimizers;

/// <summary>Base of Adam and of AdamW, which differ in their defaults.</summary>
public abstract class AdamOptimizer : ElementwiseOptimizer
{
    private protected AdamOptimizer(LearningRate learningRate, double? weightDecay, double? clipnorm, double? clipvalue, double? globalClipnorm, bool useEma, double emaMomentum,
        int? emaOverwriteFrequency, double? lossScaleFactor, int? gradientAccumulationSteps, string? name, double beta1, double beta2, double epsilon, bool amsgrad)
        : base(learningRate, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
    {
        var owner = GetType().Name;
        (Beta1, Beta2, Epsilon, Amsgrad) = (Check.InRange(beta1, 0, 1, owner), Check.InRange(beta2, 0, 1, owner), Check.NotNegative(epsilon, owner), amsgrad);
    }

    /// <summary>The share of the old value in the average of gradients.</summary>
    public double Beta1 { get; }

    /// <summary>The share of the old value in the average of squared gradients.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; }

    /// <summary>Whether the greatest average of squares so far is used.</summary>
    public bool Amsgrad { get; }

    private protected override IReadOnlyList<string> StatesApart => ["velocity_hat"];

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new AdamRule(learningRate, Iterations + 1, Beta1, Beta2, Epsilon, Amsgrad), gradient, variable, State(variable, "momentum"), State(variable, "velocity"), Amsgrad ? State(variable, "velocity_hat") : null);
}
