using System.Text.RegularExpressions;

namespace KerasLike.Optimizers;

/// <summary>
/// Muon: momentum, made a rotation before each step by Newton and Schulz's iteration, so that a matrix changes equally in all directions: <c>m = momentum · m + g</c>,
/// <c>w −= lr · rmsRate √max(rows, columns) · UVᵀ(g + momentum · m)</c>. Weights that are no matrix take Adam's step.
/// </summary>
/// <param name="learningRate">How far an update goes: a number, a schedule or a function. Default: 0.001.</param>
/// <param name="adamBeta1">Adam's share of the old value in the average of gradients, from 0 to 1. Default: 0.9.</param>
/// <param name="adamBeta2">Adam's share of the old value in the average of squared gradients, from 0 to 1. Default: 0.999.</param>
/// <param name="adamWeightDecay">The weight decay of weights that take Adam's step; null for none. Default: 0.004.</param>
/// <param name="epsilon">Added to Adam's root, so that nothing is divided by 0. Default: 1e-7.</param>
/// <param name="weightDecay">The share of each weight of two axes that an update takes away, times the learning rate; null for none. Default: 0.004.</param>
/// <param name="clipnorm">The greatest length of each weight's gradient, positive; null for none. Default: null.</param>
/// <param name="clipvalue">The greatest magnitude of each element of a gradient, positive; null for none. Default: null.</param>
/// <param name="globalClipnorm">The greatest length of all gradients together, positive; null for none. Default: null.</param>
/// <param name="useEma">Whether a moving average of the weights is kept, which takes their place when training ends. Default: false.</param>
/// <param name="emaMomentum">The share of the old value in that average, from 0 to 1. Default: 0.99.</param>
/// <param name="emaOverwriteFrequency">After how many updates the average takes the weights' place; null only when training ends. Default: null.</param>
/// <param name="lossScaleFactor">What the loss is multiplied, and its gradients divided, by; null for 1. Default: null.</param>
/// <param name="gradientAccumulationSteps">Over how many batches gradients are averaged before an update, at least 2; null for 1. Default: null.</param>
/// <param name="name">Its name; null makes one of its class's. Default: null.</param>
/// <param name="excludeLayers">Regular expressions that are looked for in the paths of weights, such as the name of the output layer: those weights take Adam's step. Default: none.</param>
/// <param name="excludeEmbeddings">Whether weights with "embedding" in their path take Adam's step. Default: true.</param>
/// <param name="muonA">The factor of x in the iteration. Default: 3.4445.</param>
/// <param name="muonB">The factor of x xᵀ x. Default: -4.775.</param>
/// <param name="muonC">The factor of (x xᵀ)² x. Default: 2.0315.</param>
/// <param name="adamLrRatio">Adam's learning rate in terms of the other. Default: 1.</param>
/// <param name="momentum">The share of the last momentum in the next, from 0 to 1. Default: 0.95.</param>
/// <param name="nsSteps">How often the iteration runs. Default: 5.</param>
/// <param name="nesterov">Whether momentum looks ahead. Default: true.</param>
/// <param name="rmsRate">The root mean square of a step, in learning rates, which makes learning rates those of Adam; null leaves steps as long as they are. Default: 0.2.</param>
/// <remarks>
/// State: momentum; velocity of weights that take Adam's step.<br/>
/// Keras: <c>keras.optimizers.Muon</c><br/>
/// Paper: Jordan et al., 2024 (kellerjordan.github.io/posts/muon); Liu et al., 2025 (arXiv:2502.16982)
/// </remarks>
/// <example><code>model.Compile(new Muon(0.01, excludeLayers: ["output"]), "categorical_crossentropy");</code></example>
public sealed class Muon(LearningRate? learningRate = null, double adamBeta1 = 0.9, double adamBeta2 = 0.999, double? adamWeightDecay = 0.004, double epsilon = 1e-7, double? weightDecay = 0.004, double? clipnorm = null, double? clipvalue = null, double? globalClipnorm = null, bool useEma = false, double emaMomentum = 0.99,
    int? emaOverwriteFrequency = null, double? lossScaleFactor = null, int? gradientAccumulationSteps = null, string? name = null, IReadOnlyList<string>? excludeLayers = null, bool excludeEmbeddings = true, double muonA = 3.4445, double muonB = -4.775, double muonC = 2.0315, double adamLrRatio = 1, double momentum = 0.95, int nsSteps = 5, bool nesterov = true, double? rmsRate = 0.2)
    : ElementwiseOptimizer(learningRate ?? 0.001, weightDecay, clipnorm, clipvalue, globalClipnorm, useEma, emaMomentum, emaOverwriteFrequency, lossScaleFactor, gradientAccumulationSteps, name)
{
    /// <summary>Adam's share of the old value in the average of gradients.</summary>
    public double AdamBeta1 { get; } = Check.InRange(adamBeta1, 0, 1);

    /// <summary>Adam's share of the old value in the average of squared gradients.</summary>
    public double AdamBeta2 { get; } = Check.InRange(adamBeta2, 0, 1);

    /// <summary>The weight decay of weights that take Adam's step, or null.</summary>
    public double? AdamWeightDecay { get; } = adamWeightDecay;

    /// <summary>Added to Adam's root.</summary>
    public double Epsilon { get; } = Check.NotNegative(epsilon);

    /// <summary>Regular expressions for the paths of weights that take Adam's step.</summary>
    public IReadOnlyList<string> ExcludeLayers { get; } = excludeLayers ?? [];

    /// <summary>Whether weights with "embedding" in their path take Adam's step.</summary>
    public bool ExcludeEmbeddings { get; } = excludeEmbeddings;

    /// <summary>The factor of x in the iteration.</summary>
    public double MuonA { get; } = muonA;

    /// <summary>The factor of x xᵀ x.</summary>
    public double MuonB { get; } = muonB;

    /// <summary>The factor of (x xᵀ)² x.</summary>
    public double MuonC { get; } = muonC;

    /// <summary>Adam's learning rate in terms of the other.</summary>
    public double AdamLrRatio { get; } = Check.NotNegative(adamLrRatio);

    /// <summary>The share of the last momentum in the next.</summary>
    public double Momentum { get; } = Check.InRange(momentum, 0, 1);

    /// <summary>How often the iteration runs.</summary>
    public int NsSteps { get; } = Check.NotNegative(nsSteps);

    /// <summary>Whether momentum looks ahead.</summary>
    public bool Nesterov { get; } = nesterov;

    /// <summary>The root mean square of a step, in learning rates, or null.</summary>
    public double? RmsRate { get; } = rmsRate;

    readonly Dictionary<Variable, bool> takesAdam = [];

    /// <inheritdoc/>
    protected internal override void UpdateStep(Tensor gradient, Variable variable, double learningRate)
    {
        if (TakesAdam(variable))
        {
            Run(new AdamRule(learningRate * AdamLrRatio, Iterations + 1, AdamBeta1, AdamBeta2, Epsilon), gradient, variable, State(variable, "momentum"), State(variable, "velocity"));
            return;
        }
        using Scalar keep = Momentum, step = -learningRate * (RmsRate is double scale ? scale * Math.Sqrt(variable.Shape.Max()!.Value) : 1);
        var momentum = State(variable, "momentum").Tensor.mul_(keep).add_(gradient, Scalars.One);
        variable.ToKeras().add_(Orthogonal(variable.ToKeras(Nesterov ? gradient.add(momentum, keep) : momentum)), step);
    }

    private protected override double? WeightDecayOf(Variable variable) => TakesAdam(variable) ? AdamWeightDecay : WeightDecay;

    bool TakesAdam(Variable variable)
    {
        if (takesAdam.TryGetValue(variable, out var known)) return known;
        return takesAdam[variable] = variable.Shape.Rank != 2 || PathsOf(variable).Any(path =>
            (ExcludeEmbeddings && path.Contains("embedding", StringComparison.OrdinalIgnoreCase)) || ExcludeLayers.Any(pattern => Regex.IsMatch(path, pattern)));
    }

    // The iteration x ← a x + (b A + c A²) x with A = x xᵀ brings all singular values near 1.
    Tensor Orthogonal(Tensor matrix)
    {
        using Scalar a = MuonA, b = MuonB, c = MuonC, tiny = 1e-7;
        var tall = matrix.size(0) > matrix.size(1);
        var x = tall ? matrix.t() : matrix;
        x /= x.Squared().sum().sqrt().add(tiny, Scalars.One);
        for (int i = 0; i < NsSteps; i++)
        {
            var square = x.mm(x.t());
            x = x.mul(a).add(square.mul(b).add(square.mul(c).mm(square), Scalars.One).mm(x), Scalars.One);
        }
        return tall ? x.t() : x;
    }
}
