namespace KerasLike.Optimizers;

/// <summary>
/// LAMB: Adam's step <c>u = m̂ / (√v̂ + epsilon)</c>, made as long as each weight itself is: <c>w −= lr · (‖w‖ / ‖u‖) u</c>. For large batches.
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
/// State: momentum, velocity.<br/>
/// Keras: <c>keras.optimizers.Lamb</c><br/>
/// Paper: You et al., 2019 (arXiv:1904.00962)
/// </remarks>
/// <example><code>model.Compile(new Lamb(0.01), "categorical_crossentropy", metrics: ["accuracy"]);</code></example>
public sealed class Lamb(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the old value in the average of gradients.</summary>
    public double Beta1 { get; } = Check.InRange(beta1, 0, 1);

    /// <summary>The share of the old value in the average of squared gradients.</summary>
    public double Beta2 { get; } = Check.InRange(beta2, 0, 1);

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var (beta1Power, beta2Power) = (MathF.Pow((float)Beta1, Iterations + 1), MathF.Pow((float)Beta2, Iterations + 1));
        var (weight, step) = (variable.Tensor, torch.empty_like(variable.Tensor));
        Run(new Step((float)(1 - Beta1), (float)(1 - Beta2), 1 / (1 - beta1Power), 1 / (1 - beta2Power), (float)Epsilon), gradient, variable, State(variable, "momentum"), State(variable, "velocity"), step);
        var (length, stepLength) = (weight.Squared().sum().sqrt(), step.Squared().sum().sqrt());
        var ratio = torch.where(length.gt(Scalars.Zero).logical_and(stepLength.gt(Scalars.Zero)), length / stepLength, torch.ones_like(length));
        using Scalar rate = learningRate;
        weight.add_(step.mul_(ratio.mul(rate)), Scalars.MinusOne);
    }

    // The weight waits for the length of the whole step.
    readonly struct Step(float moveMean, float moveSquare, float ofMean, float ofSquare, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T momentum, ref T velocity, ref T step) where T : struct, IElements<T>
        {
            momentum += (gradient - momentum) * T.Constant(moveMean);
            velocity += (gradient * gradient - velocity) * T.Constant(moveSquare);
            step = momentum * T.Constant(ofMean) / (T.Sqrt(velocity * T.Constant(ofSquare)) + T.Constant(epsilon));
        }
    }
}
