namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that falls to another along a power of the time that is left: <c>(initial − end) (1 − step / decaySteps)^power + end</c>.
/// </summary>
/// <param name="initialLearningRate">The learning rate at first.</param>
/// <param name="decaySteps">After how many updates it has fallen, positive.</param>
/// <param name="endLearningRate">The learning rate at the end. Default: 0.0001.</param>
/// <param name="power">The power; 1 is a straight line. Default: 1.</param>
/// <param name="cycle">Whether it begins again when it has fallen, over the next multiple of <c>decaySteps</c>, rather than staying. Default: false.</param>
/// <param name="name">Its name. Default: <c>"PolynomialDecay"</c>.</param>
/// <remarks>
/// Keras: <c>keras.optimizers.schedules.PolynomialDecay</c>
/// </remarks>
/// <example><code>new SGD(new PolynomialDecay(0.1, decaySteps: 10_000, endLearningRate: 0.01, power: 0.5))</code></example>
public sealed class PolynomialDecay(double initialLearningRate, double decaySteps, double endLearningRate = 0.0001, double power = 1.0, bool cycle = false, string name = "PolynomialDecay") : LearningRateSchedule
{
    /// <summary>The learning rate at first.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>After how many updates it has fallen.</summary>
    public double DecaySteps { get; } = Check.Positive(decaySteps);

    /// <summary>The learning rate at the end.</summary>
    public double EndLearningRate { get; } = endLearningRate;

    /// <summary>The power.</summary>
    public double Power { get; } = power;

    /// <summary>Whether it begins again when it has fallen.</summary>
    public bool Cycle { get; } = cycle;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var (at, over, end) = ((float)step, (float)DecaySteps, (float)EndLearningRate);
        if (Cycle) over *= step == 0 ? 1 : MathF.Ceiling(at / over);
        else at = MathF.Min(at, over);
        return ((float)InitialLearningRate - end) * MathF.Pow(1 - at / over, (float)Power) + end;
    }
}
