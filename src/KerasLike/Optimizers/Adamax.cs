namespace KerasLike.Optimizers;

/// <summary>
/// Adamax, Adam with the greatest gradient for the root of squares: <c>m += (g − m)(1 − beta1)</c>, <c>u = max(beta2 · u, |g|)</c>, <c>w −= lr · m / ((1 − beta1ᵗ)(u + epsilon))</c>.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="beta1">The share of the old value in the average of gradients, from 0 to 1. Default: 0.9.</param>
/// <param name="beta2">The share of the greatest magnitude that is left after each update, from 0 to 1. Default: 0.999.</param>
/// <param name="epsilon">Added to the greatest magnitude, so that nothing is divided by 0. Default: 1e-7.</param>
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
/// State: momentum, norm.<br/>
/// Keras: <c>keras.optimizers.Adamax</c><br/>
/// Paper: Kingma and Ba, 2014, section 7 (arXiv:1412.6980)
/// </remarks>
/// <example><code>model.Compile("adamax", "mse");</code></example>
public sealed partial class Adamax(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the old value in the average of gradients.</summary>
    public double Beta1 { get; } = Check.InRange(beta1, 0, 1);

    /// <summary>The share of the greatest magnitude that is left after each update.</summary>
    public double Beta2 { get; } = Check.InRange(beta2, 0, 1);

    /// <summary>Added to the greatest magnitude.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new Rule((float)learningRate / (1 - MathF.Pow((float)Beta1, Iterations + 1)), (float)(1 - Beta1), (float)Beta2, (float)Epsilon), gradient, variable, State(variable, "momentum"), State(variable, "norm"));

    readonly struct Rule(float rate, float move, float decay, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T momentum, ref T norm, ref T third) where T : struct, IElements<T>
        {
            momentum += (gradient - momentum) * T.Constant(move);
            norm = T.Max(norm * T.Constant(decay), T.Abs(gradient));
            weight -= momentum * T.Constant(rate) / (norm + T.Constant(epsilon));
        }
    }
}
