namespace KerasLike.Optimizers;

/// <summary>
/// RMSprop: <c>v = rho · v + (1 − rho) g²</c>, <c>w −= lr · g / √(v + epsilon)</c>; centered, the squared average of gradients is taken from v; with momentum, updates add up.
/// </summary>
/// <param name="learningRate">How far an update goes. Default: 0.001.</param>
/// <param name="rho">The share of the old value in the averages, from 0 to 1. Default: 0.9.</param>
/// <param name="momentum">The share of the last update in the next, from 0 to 1. Default: 0.</param>
/// <param name="epsilon">Added under the root, so that nothing is divided by 0. Default: 1e-7.</param>
/// <param name="centered">Whether gradients are normalized by their variance rather than their mean square. Default: false.</param>
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
/// State: velocity; momentum and average_gradient where they are used.<br/>
/// Keras: <c>keras.optimizers.RMSprop</c><br/>
/// Source: Hinton, 2012 (cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf)
/// </remarks>
/// <example><code>model.Compile("rmsprop", "categorical_crossentropy");</code></example>
public sealed partial class RMSprop(LearningRate? learningRate = null, double rho = 0.9, double momentum = 0.0, double epsilon = 1e-7, bool centered = false, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the old value in the averages.</summary>
    public double Rho { get; } = Check.InRange(rho, 0, 1);

    /// <summary>The share of the last update in the next.</summary>
    public double Momentum { get; } = Check.InRange(momentum, 0, 1);

    /// <summary>Added under the root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <summary>Whether gradients are normalized by their variance.</summary>
    public bool Centered { get; } = centered;

    private protected override IReadOnlyList<string> StatesApart => ["velocity", "momentum", "average_gradient"];

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new Rule((float)learningRate, (float)Rho, (float)(1 - Rho), (float)Momentum, (float)Epsilon, Centered), gradient, variable,
            State(variable, "velocity"), Momentum > 0 ? State(variable, "momentum") : null, Centered ? State(variable, "average_gradient") : null);

    readonly struct Rule(float learningRate, float rho, float move, float momentum, float epsilon, bool centered) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T velocity, ref T update, ref T average) where T : struct, IElements<T>
        {
            velocity = velocity * T.Constant(rho) + gradient * gradient * T.Constant(move);
            var denominator = velocity + T.Constant(epsilon);
            if (centered)
            {
                average = average * T.Constant(rho) + gradient * T.Constant(move);
                denominator -= average * average;
            }
            var step = gradient * T.Constant(learningRate) / T.Sqrt(denominator);
            if (momentum > 0) step = update = update * T.Constant(momentum) + step;
            weight -= step;
        }
    }
}
