namespace KerasLike.Optimizers;

/// <summary>
/// Follow the regularized leader: <c>z += g − (n₁⁻ᵖ − n₀⁻ᵖ) w / lr</c> with <c>n₁ = n₀ + g²</c>, then <c>w = (clip(z, ±l1) − z) / (n₁⁻ᵖ / lr + 2 · l2)</c>: weights that matter little become 0.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="learningRatePower">The power p by which the learning rate falls with the sum of squares, not positive; 0 for a constant one. Default: -0.5.</param>
/// <param name="initialAccumulatorValue">Where the sums of squared gradients begin, not negative. Default: 0.1.</param>
/// <param name="l1RegularizationStrength">The l1 penalty, not negative. Default: 0.0.</param>
/// <param name="l2RegularizationStrength">The l2 penalty, on the size of weights, not negative. Default: 0.0.</param>
/// <param name="l2ShrinkageRegularizationStrength">The l2 penalty on the size of the loss: it shrinks weights that gradients do not reach less, not negative. Default: 0.0.</param>
/// <param name="beta">The β of the paper, which is added to the root. Default: 0.</param>
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
/// State: accumulator, linear.<br/>
/// Keras: <c>keras.optimizers.Ftrl</c><br/>
/// Paper: McMahan et al., 2013 (research.google/pubs/pub41159)
/// </remarks>
/// <example><code>model.Compile(new Ftrl(0.1, l1RegularizationStrength: 0.01), "binary_crossentropy");</code></example>
public sealed partial class Ftrl(LearningRate? learningRate = null, double learningRatePower = -0.5, double initialAccumulatorValue = 0.1, double l1RegularizationStrength = 0.0, double l2RegularizationStrength = 0.0, double l2ShrinkageRegularizationStrength = 0.0, double beta = 0.0, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The power by which the learning rate falls.</summary>
    public double LearningRatePower { get; } = learningRatePower <= 0 ? learningRatePower : throw Check.Error("`learningRatePower` must not be positive", $"learningRatePower={learningRatePower.ToString(System.Globalization.CultureInfo.InvariantCulture)}", nameof(learningRatePower));

    /// <summary>Where the sums of squared gradients begin.</summary>
    public double InitialAccumulatorValue { get; } = Check.NotNegative(initialAccumulatorValue);

    /// <summary>The l1 penalty.</summary>
    public double L1RegularizationStrength { get; } = Check.NotNegative(l1RegularizationStrength);

    /// <summary>The l2 penalty.</summary>
    public double L2RegularizationStrength { get; } = Check.NotNegative(l2RegularizationStrength);

    /// <summary>The l2 penalty that works through the gradient.</summary>
    public double L2ShrinkageRegularizationStrength { get; } = Check.NotNegative(l2ShrinkageRegularizationStrength);

    /// <summary>The β of the paper.</summary>
    public double Beta { get; } = beta;

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var rate = (float)learningRate;
        Run(new Rule(rate, (float)-LearningRatePower, (float)L1RegularizationStrength, 2 * ((float)L2RegularizationStrength + (float)Beta / (2 * rate)), 2 * (float)L2ShrinkageRegularizationStrength),
            gradient, variable, State(variable, "accumulator", InitialAccumulatorValue), State(variable, "linear"));
    }

    readonly struct Rule(float rate, float power, float l1, float twiceL2, float shrinkage) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T accumulator, ref T linear, ref T third) where T : struct, IElements<T>
        {
            var sum = accumulator + gradient * gradient;
            var slope = T.Pow(sum, power);
            linear += gradient + weight * T.Constant(shrinkage) - (slope - T.Pow(accumulator, power)) / T.Constant(rate) * weight;
            var clipped = T.Min(T.Max(linear, T.Constant(-l1)), T.Constant(l1));
            weight = (clipped - linear) / (slope / T.Constant(rate) + T.Constant(twiceL2));
            accumulator = sum;
        }
    }
}
