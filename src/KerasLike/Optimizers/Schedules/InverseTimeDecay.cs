namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that falls as one over time: <c>initialLearningRate / (1 + decayRate · step / decaySteps)</c>.
/// </summary>
/// <param name="initialLearningRate">The learning rate at first.</param>
/// <param name="decaySteps">After how many updates the decay rate counts once, positive.</param>
/// <param name="decayRate">How fast it falls.</param>
/// <param name="staircase">Whether it falls at once after each such number of updates, rather than little by little. Default: false.</param>
/// <param name="name">Its name. Default: <c>"InverseTimeDecay"</c>.</param>
/// <remarks>
/// With <c>decaySteps: 1</c> this is what the argument <c>decay</c> of Keras 2 was.<br/>
/// Keras: <c>keras.optimizers.schedules.InverseTimeDecay</c>
/// </remarks>
/// <example><code>new SGD(new InverseTimeDecay(0.1, decaySteps: 1, decayRate: 1e-6))</code></example>
public sealed class InverseTimeDecay(double initialLearningRate, double decaySteps, double decayRate, bool staircase = false, string name = "InverseTimeDecay") : LearningRateSchedule
{
    /// <summary>The learning rate at first.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>After how many updates the decay rate counts once.</summary>
    public double DecaySteps { get; } = Check.Positive(decaySteps);

    /// <summary>How fast it falls.</summary>
    public double DecayRate { get; } = decayRate;

    /// <summary>Whether it falls in steps.</summary>
    public bool Staircase { get; } = staircase;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var times = step / (float)DecaySteps;
        return (float)InitialLearningRate / (1 + (float)DecayRate * (Staircase ? MathF.Floor(times) : times));
    }
}
