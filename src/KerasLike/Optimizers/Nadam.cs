namespace KerasLike.Optimizers;

/// <summary>
/// Nadam, Adam with a momentum that looks ahead as Nesterov's does: <c>w −= lr · m̂ / (√v̂ + epsilon)</c>, where <c>m̂ = μₜ₊₁ m / (1 − Πμ) + (1 − μₜ) g / (1 − Πμ)</c>
/// and <c>μₜ = beta1 (1 − 0.96ᵗ / 2)</c>.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="beta1">The share of the old value in the average of gradients, from 0 to 1. Default: 0.9.</param>
/// <param name="beta2">The share of the old value in the average of squared gradients, from 0 to 1. Default: 0.999.</param>
/// <param name="epsilon">Added to the root, so that nothing is divided by 0. Default: 1e-7.</param>
/// <param name="weightDecay">The share of each weight that an update takes away, times the learning rate; null for none. Default: null.</param>
/// <param name="clipnorm">The greatest length of each weight's gradient, positive; null for none. Default: null.</param>
/// <param name="clipvalue">The greatest magnitude of each element of a gradient, positive; null for none. Default: null.</param>
/// <param name="globalClipnorm">The greatest length of all gradients together, positive; null for none. Default: null.</param>
/// <param name="useEma">Whether a moving average of the weights is kept, which takes their place when training ends. Default: false.</param>
/// <param name="emaMomentum">The share of the old value in that average, from 0 to 1. Default: 0.99.</param>
/// <param name="emaOverwriteFrequency">After how many updates the average takes the weights' place; null only when training ends. Default: null.</param>
/// <param name="lossScaleFactor">What the loss is multiplied, and its gradients divided, by; null for 1. Default: null.</param>
/// <param name="gradientAccumulationSteps">Over how many batches gradients are averaged before an update, at least 2; null for 1. Default: null.</param>
/// <param name="name">Its name; null makes one of its class's. Default: null.</param>
/// <remarks>
/// State: momentum, velocity; the product of all μ.<br/>
/// Keras: <c>keras.optimizers.Nadam</c><br/>
/// Paper: Dozat, 2015 (cs229.stanford.edu/proj2015/054_report.pdf)
/// </remarks>
/// <example><code>model.Compile("nadam", "categorical_crossentropy");</code></example>
public sealed partial class Nadam(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the old value in the average of gradients.</summary>
    public double Beta1 { get; } = Check.InRange(beta1, 0, 1);

    /// <summary>The share of the old value in the average of squared gradients.</summary>
    public double Beta2 { get; } = Check.InRange(beta2, 0, 1);

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    float product = 1;

    private protected override void BeginUpdate() => product *= Mu(Iterations + 1);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var (now, next) = (Mu(Iterations + 1), Mu(Iterations + 2));
        Run(new Rule((float)learningRate, next / (1 - product * next), (1 - now) / (1 - product), 1 / (1 - MathF.Pow((float)Beta2, Iterations + 1)), (float)(1 - Beta1), (float)(1 - Beta2), (float)Epsilon),
            gradient, variable, State(variable, "momentum"), State(variable, "velocity"));
    }

    private protected override IEnumerable<SavedState> SavedFormula(IReadOnlyList<Variable> weights, bool isInner) =>
        [.. base.SavedFormula(weights, isInner), .. IsBuilt && !isInner ? [new SavedNumber(Name, "variable", ScalarType.Float32, () => product, value => product = (float)value)] : Array.Empty<SavedState>()];

    float Mu(long step) => (float)Beta1 * (1 - 0.5f * MathF.Pow(0.96f, step));

    readonly struct Rule(float learningRate, float ofMomentum, float ofGradient, float ofVelocity, float moveMean, float moveSquare, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T momentum, ref T velocity, ref T third) where T : struct, IElements<T>
        {
            momentum += (gradient - momentum) * T.Constant(moveMean);
            velocity += (gradient * gradient - velocity) * T.Constant(moveSquare);
            var ahead = momentum * T.Constant(ofMomentum) + gradient * T.Constant(ofGradient);
            weight -= ahead * T.Constant(learningRate) / (T.Sqrt(velocity * T.Constant(ofVelocity)) + T.Constant(epsilon));
        }
    }
}
