using KerasLike.Initializers;

namespace KerasLike.Optimizers;

/// <summary>
/// Adafactor: Adam without momentum, which remembers of the squared gradients of a matrix only the means of its rows and columns, and moves a weight by a share of its size:
/// <c>w −= max(epsilon2, rms(w)) · min(lr, 1/√t) · u / max(1, rms(u) / clipThreshold)</c>, <c>u = g / √v</c>.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="beta2Decay">The power of the number of updates by which the share of new squares falls. Default: -0.8.</param>
/// <param name="epsilon1">Added to squared gradients, so that nothing is divided by 0. Default: 1e-30.</param>
/// <param name="epsilon2">The least size a weight counts with. Default: 1e-3.</param>
/// <param name="clipThreshold">The greatest root mean square of u, positive. Default: 1.</param>
/// <param name="relativeStep">Whether a learning rate that is a number is cut to 1/√t. Steps are, in Keras and here, in any case, so that it changes nothing. Default: true.</param>
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
/// State: r and c, the means of rows and columns, for weights of two axes and more; velocity.<br/>
/// Keras: <c>keras.optimizers.Adafactor</c><br/>
/// Paper: Shazeer and Stern, 2018 (arXiv:1804.04235)
/// </remarks>
/// <example><code>model.Compile(new Adafactor(0.01), "sparse_categorical_crossentropy");</code></example>
public sealed class Adafactor(LearningRate? learningRate = null, double beta2Decay = -0.8, double epsilon1 = 1e-30, double epsilon2 = 1e-3, double clipThreshold = 1.0, bool relativeStep = true, double? weightDecay = null, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null)
    : Optimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>The power by which the share of new squares falls.</summary>
    public double Beta2Decay { get; } = beta2Decay;

    /// <summary>Added to squared gradients.</summary>
    public double Epsilon1 { get; } = Check.NotNegative(epsilon1);

    /// <summary>The least size a weight counts with.</summary>
    public double Epsilon2 { get; } = Check.NotNegative(epsilon2);

    /// <summary>The greatest root mean square of a step.</summary>
    public double ClipThreshold { get; } = Check.Positive(clipThreshold);

    /// <summary>Whether a learning rate that is a number is cut to 1/√t, as all steps are.</summary>
    public bool RelativeStep { get; } = relativeStep;

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        var step = (float)(Iterations + 1);
        var keep = 1 - MathF.Pow(step, (float)Beta2Decay);
        using Scalar kept = keep, moved = 1 - keep, tiny = Epsilon1, least = Epsilon2, threshold = ClipThreshold, rate = MathF.Min((float)learningRate, 1 / MathF.Sqrt(step));
        var (weight, g) = (variable.ToKeras(), variable.ToKeras(gradient));
        var velocity = Velocity(variable, g.Squared().add(tiny, Scalars.One), kept, moved);
        var u = g / velocity.sqrt();
        u /= RootMeanSquare(u).div(threshold).clamp_min(Scalars.One);
        weight.add_(u * RootMeanSquare(weight).clamp_min(least).mul(rate), Scalars.MinusOne);
    }

    // Keras has two zeros where a weight has no rows and columns.
    private protected override IEnumerable<SavedState> SavedFormula(IReadOnlyList<Variable> weights, bool isInner) => weights.SelectMany(weight =>
    {
        var saved = SavedOf(weight, "r", "c", "velocity").ToList();
        return weight.Shape.Rank >= 2 || isInner || saved.Count == 0 ? saved : [Placeholder("r", weight), Placeholder("c", weight), .. saved];
    });

    static Tensor RootMeanSquare(Tensor tensor) => tensor.Squared().mean().sqrt();

    Tensor Velocity(Variable variable, Tensor squares, Scalar kept, Scalar moved)
    {
        if (variable.Shape.Rank < 2) return State(variable, "velocity").ToKeras().mul_(kept).add_(squares, moved);
        List<int?> shape = [.. variable.Shape];
        var rows = State(variable, "r", () => new Zeros(), new([.. shape[..^1]])).Tensor.mul_(kept).add_(squares.mean([-1]), moved);
        var columns = State(variable, "c", () => new Zeros(), new([.. shape[..^2], shape[^1]])).Tensor.mul_(kept).add_(squares.mean([-2]), moved);
        return State(variable, "velocity").ToKeras().copy_((rows / rows.mean([-1], keepdim: true)).unsqueeze(-1) * columns.unsqueeze(-2));
    }

    SavedNumber Placeholder(string name, Variable weight) => new(Name, name, ScalarType.Int32, () => 0, _ => { }, weight);
}
