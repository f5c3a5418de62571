namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that falls by the same factor again and again: <c>initialLearningRate · decayRate^(step / decaySteps)</c>.
/// </summary>
/// <param name="initialLearningRate">The learning rate at first.</param>
/// <param name="decaySteps">After how many updates the factor has worked once, positive.</param>
/// <param name="decayRate">The factor.</param>
/// <param name="staircase">Whether it falls at once after each such number of updates, rather than little by little. Default: false.</param>
/// <param name="name">Its name. Default: <c>"ExponentialDecay"</c>.</param>
/// <remarks>
/// Keras: <c>keras.optimizers.schedules.ExponentialDecay</c>
/// </remarks>
/// <example><code>new SGD(new ExponentialDecay(0.1, decaySteps: 1000, decayRate: 0.96))</code></example>
public sealed class ExponentialDecay(double initialLearningRate, double decaySteps, double decayRate, bool staircase = false, string name = "ExponentialDecay") : LearningRateSchedule
{
    /// <summary>The learning rate at first.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>After how many updates the factor has worked once.</summary>
    public double DecaySteps { get; } = Check.Positive(decaySteps);

    /// <summary>The factor.</summary>
    public double DecayRate { get; } = decayRate;

    /// <summary>Whether it falls in steps.</summary>
    public bool Staircase { get; } = staircase;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var times = step / (float)DecaySteps;
        return (float)InitialLearningRate * MathF.Pow((float)DecayRate, Staircase ? MathF.Floor(times) : times);
    }
}
