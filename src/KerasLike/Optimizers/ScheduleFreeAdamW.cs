namespace KerasLike.Optimizers;

/// <summary>
/// AdamW that needs no schedule: z takes Adam's steps, x is the average of all z, and gradients are taken at <c>w = (1 − beta1) z + beta1 · x</c>.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.0025.</param>
/// <param name="beta1">The share of the average x in the weights, above 0 and up to 1. Default: 0.9.</param>
/// <param name="beta2">The share of the old value in the average of squared gradients, from 0 to 1. Default: 0.999.</param>
/// <param name="epsilon">Added to the root, so that nothing is divided by 0. Default: 1e-8.</param>
/// <param name="warmupSteps">Over how many updates the learning rate grows from 0. Default: 0.</param>
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
/// State: momentum (z), velocity.<br/>
/// Keras: <c>keras.optimizers.ScheduleFreeAdamW</c><br/>
/// Paper: Defazio et al., 2024 (arXiv:2405.15682)
/// </remarks>
/// <example><code>model.Compile(new ScheduleFreeAdamW(0.0025), "mse");</code></example>
public sealed class ScheduleFreeAdamW(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, int warmupSteps = 0, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.0025, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the average in the weights.</summary>
    public double Beta1 { get; } = Check.InRange(Check.Positive(beta1), 0, 1, name: nameof(beta1));

    /// <summary>The share of the old value in the average of squared gradients.</summary>
    public double Beta2 { get; } = Check.InRange(beta2, 0, 1);

    /// <summary>Added to the root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <summary>Over how many updates the learning rate grows from 0.</summary>
    public int WarmupSteps { get; } = Check.NotNegative(warmupSteps);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var step = Iterations + 1;
        var rate = (float)learningRate * (WarmupSteps > 0 ? MathF.Min((float)step / WarmupSteps, 1) : 1);
        Run(new Rule(rate, (float)Beta1, (float)(1 - Beta2), 1 / (1 - MathF.Pow((float)Beta2, step)), 1f / step, (float)Epsilon), gradient, variable,
            State(variable, "momentum", () => new ValueOf(variable)), State(variable, "velocity"));
    }

    readonly struct Rule(float learningRate, float share, float moveSquare, float ofSquare, float ofNew, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T walk, ref T velocity, ref T third) where T : struct, IElements<T>
        {
            // The average is not kept: the weight and the walk tell it.
            var average = (weight - walk * T.Constant(1 - share)) / T.Constant(share);
            velocity += (gradient * gradient - velocity) * T.Constant(moveSquare);
            walk -= gradient * T.Constant(learningRate) / (T.Sqrt(velocity * T.Constant(ofSquare)) + T.Constant(epsilon));
            average = average * T.Constant(1 - ofNew) + walk * T.Constant(ofNew);
            weight = walk * T.Constant(1 - share) + average * T.Constant(share);
        }
    }
}
