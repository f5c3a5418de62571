namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that falls along half a cosine from its first value to <c>alpha</c> times that; before, where there is a warm-up, it rises in a straight line to <c>warmupTarget</c>.
/// </summary>
/// <param name="initialLearningRate">The learning rate at first.</param>
/// <param name="decaySteps">After how many updates, those of the warm-up not counted, it has fallen, positive.</param>
/// <param name="alpha">The share of its greatest value that is left at the end. Default: 0.</param>
/// <param name="name">Its name. Default: <c>"CosineDecay"</c>.</param>
/// <param name="warmupTarget">Where the warm-up goes; null for none. Default: null.</param>
/// <param name="warmupSteps">Over how many updates it warms up. Default: 0.</param>
/// <remarks>
/// Keras: <c>keras.optimizers.schedules.CosineDecay</c><br/>
/// Paper: Loshchilov and Hutter, 2016 (arXiv:1608.03983); warm-up: Goyal et al., 2017 (arXiv:1706.02677)
/// </remarks>
/// <example><code>new SGD(new CosineDecay(0, decaySteps: 10_000, warmupTarget: 0.1, warmupSteps: 500))</code></example>
public sealed class CosineDecay(double initialLearningRate, double decaySteps, double alpha = 0.0, string name = "CosineDecay", double? warmupTarget = null, int warmupSteps = 0) : LearningRateSchedule
{
    /// <summary>The learning rate at first.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>After how many updates, those of the warm-up not counted, it has fallen.</summary>
    public double DecaySteps { get; } = Check.Positive(decaySteps);

    /// <summary>The share of its greatest value that is left at the end.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <summary>Where the warm-up goes, or null.</summary>
    public double? WarmupTarget { get; } = warmupTarget;

    /// <summary>Over how many updates it warms up.</summary>
    public int WarmupSteps { get; } = Check.NotNegative(warmupSteps);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var (at, first, over) = ((float)step, (float)InitialLearningRate, (float)DecaySteps);
        if (WarmupTarget is null) return Decay(MathF.Min(at, over) / over, first);
        var target = (float)WarmupTarget;
        at = MathF.Min(at, over + WarmupSteps);
        return at < WarmupSteps ? (target - first) * (at / WarmupSteps) + first : Decay((at - WarmupSteps) / over, target);
    }

    float Decay(float fraction, float from) => from * ((float)(1 - Alpha) * (0.5f * (1 + MathF.Cos(MathF.PI * fraction))) + (float)Alpha);
}
