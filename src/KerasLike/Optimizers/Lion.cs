namespace KerasLike.Optimizers;

/// <summary>
/// Lion: <c>w −= lr · sign(beta1 · m + (1 − beta1) g)</c>, then <c>m = beta2 · m + (1 − beta2) g</c>. Every weight moves equally far, so learning rates are three to ten times smaller than Adam's.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="beta1">The share of the average of gradients in what gives the direction, above 0 and up to 1. Default: 0.9.</param>
/// <param name="beta2">The share of the old value in the average of gradients, from 0 to 1. Default: 0.99.</param>
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
/// State: momentum.<br/>
/// Keras: <c>keras.optimizers.Lion</c><br/>
/// Paper: Chen et al., 2023 (arXiv:2302.06675)
/// </remarks>
/// <example><code>model.Compile(new Lion(1e-4, weightDecay: 0.1), "categorical_crossentropy");</code></example>
public sealed class Lion(LearningRate? learningRate = null, double beta1 = 0.9, double beta2 = 0.99, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the average of gradients in what gives the direction.</summary>
    public double Beta1 { get; } = Check.InRange(Check.Positive(beta1), 0, 1, name: nameof(beta1));

    /// <summary>The share of the old value in the average of gradients.</summary>
    public double Beta2 { get; } = Check.InRange(beta2, 0, 1);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new Rule((float)learningRate, (float)Beta1, (float)(1 - Beta1), (float)Beta2, (float)(1 - Beta2)), gradient, variable, State(variable, "momentum"));

    readonly struct Rule(float learningRate, float keepNow, float moveNow, float keep, float move) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T momentum, ref T second, ref T third) where T : struct, IElements<T>
        {
            weight -= T.Sign(momentum * T.Constant(keepNow) + gradient * T.Constant(moveNow)) * T.Constant(learningRate);
            momentum = momentum * T.Constant(keep) + gradient * T.Constant(move);
        }
    }
}
