namespace KerasLike.Optimizers;

/// <summary>
/// Gradient descent: <c>w −= lr · g</c>; with momentum <c>v = momentum · v − lr · g</c> and <c>w += v</c>, or, after Nesterov, <c>w += momentum · v − lr · g</c>.
/// </summary>
/// <param name="learningRate">How far an update goes. Default: 0.01.</param>
/// <param name="momentum">The share of the last update in the next, from 0 to 1. Default: 0.</param>
/// <param name="nesterov">Whether momentum looks ahead. Default: false.</param>
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
/// State: momentum, where there is one.<br/>
/// Keras: <c>keras.optimizers.SGD</c>
/// </remarks>
/// <example><code>model.Compile(new SGD(0.1, momentum: 0.9), "mse");</code></example>
public sealed partial class SGD(LearningRate? learningRate = null, double momentum = 0.0, bool nesterov = false, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.01, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the last update in the next.</summary>
    public double Momentum { get; } = Check.InRange(momentum, 0, 1);

    /// <summary>Whether momentum looks ahead.</summary>
    public bool Nesterov { get; } = nesterov;

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        if (Momentum == 0) Run(new Plain((float)learningRate), gradient, variable);
        else Run(new WithMomentum((float)learningRate, (float)Momentum, Nesterov), gradient, variable, State(variable, "momentum"));
    }

    readonly struct Plain(float learningRate) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T first, ref T second, ref T third) where T : struct, IElements<T> =>
            weight -= gradient * T.Constant(learningRate);
    }

    readonly struct WithMomentum(float learningRate, float momentum, bool nesterov) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T velocity, ref T second, ref T third) where T : struct, IElements<T>
        {
            var step = gradient * T.Constant(learningRate);
            velocity = velocity * T.Constant(momentum) - step;
            weight += nesterov ? velocity * T.Constant(momentum) - step : velocity;
        }
    }
}
