namespace KerasLike.Optimizers;

/// <summary>
/// Adagrad: <c>a += g²</c>, <c>w −= lr · g / √(a + epsilon)</c>: weights that changed much change less and less.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="initialAccumulatorValue">Where the sums of squared gradients begin, not negative. Default: 0.1.</param>
/// <param name="epsilon">Added under the root, so that nothing is divided by 0. Default: 1e-7.</param>
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
/// State: accumulator.<br/>
/// Keras: <c>keras.optimizers.Adagrad</c><br/>
/// Paper: Duchi, Hazan and Singer, 2011 (jmlr.org/papers/v12/duchi11a.html)
/// </remarks>
/// <example><code>model.Compile(new Adagrad(0.01), "mse");</code></example>
public sealed partial class Adagrad(LearningRate? learningRate = null, double initialAccumulatorValue = 0.1, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>Where the sums of squared gradients begin.</summary>
    public double InitialAccumulatorValue { get; } = Check.NotNegative(initialAccumulatorValue);

    /// <summary>Added under the root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new Rule((float)learningRate, (float)Epsilon), gradient, variable, State(variable, "accumulator", InitialAccumulatorValue));

    readonly struct Rule(float learningRate, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T accumulator, ref T second, ref T third) where T : struct, IElements<T>
        {
            accumulator += gradient * gradient;
            weight -= gradient * T.Constant(learningRate) / T.Sqrt(accumulator + T.Constant(epsilon));
        }
    }
}
