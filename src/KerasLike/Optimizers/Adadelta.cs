namespace KerasLike.Optimizers;

/// <summary>
/// Adadelta: <c>a = rho · a + (1 − rho) g²</c>, <c>Δ = −g √(d + epsilon) / √(a + epsilon)</c>, <c>d = rho · d + (1 − rho) Δ²</c>, <c>w += lr · Δ</c>.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="rho">The share of the old value in the averages, from 0 to 1. Default: 0.95.</param>
/// <param name="epsilon">Added under the roots, so that nothing is divided by 0. Default: 1e-7.</param>
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
/// The paper, and Keras 2, have a learning rate of 1; the default of Keras 3 trains about a thousand times as slowly.<br/>
/// State: accumulated_grad, accumulated_delta_var.<br/>
/// Keras: <c>keras.optimizers.Adadelta</c><br/>
/// Paper: Zeiler, 2012 (arXiv:1212.5701)
/// </remarks>
/// <example><code>model.Compile(new Adadelta(learningRate: 1.0), "categorical_crossentropy");</code></example>
public sealed partial class Adadelta(LearningRate? learningRate = null, double rho = 0.95, double epsilon = 1e-7, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The share of the old value in the averages.</summary>
    public double Rho { get; } = Check.InRange(rho, 0, 1);

    /// <summary>Added under the roots.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate) =>
        Run(new Rule((float)learningRate, (float)Rho, (float)(1 - Rho), (float)Epsilon), gradient, variable, State(variable, "accumulated_grad"), State(variable, "accumulated_delta_var"));

    readonly struct Rule(float learningRate, float rho, float move, float epsilon) : IUpdateRule
    {
        public void Update<T>(ref T weight, T gradient, ref T squares, ref T changes, ref T third) where T : struct, IElements<T>
        {
            squares = squares * T.Constant(rho) + gradient * gradient * T.Constant(move);
            var change = T.Sqrt(changes + T.Constant(epsilon)) * gradient / T.Sqrt(squares + T.Constant(epsilon));
            changes = changes * T.Constant(rho) + change * change * T.Constant(move);
            weight -= change * T.Constant(learningRate);
        }
    }
}
