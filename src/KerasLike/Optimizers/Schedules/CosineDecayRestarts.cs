namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that falls along half a cosine, and begins again: each time for <c>tMul</c> times as many updates, from <c>mMul</c> times as much.
/// </summary>
/// <param name="initialLearningRate">The learning rate at first.</param>
/// <param name="firstDecaySteps">After how many updates it has fallen for the first time, positive.</param>
/// <param name="tMul">How many times longer each fall is than the one before, positive. Default: 2.</param>
/// <param name="mMul">How many times higher each fall begins. Default: 1.</param>
/// <param name="alpha">The share of the first value that is left at the end of a fall. Default: 0.</param>
/// <param name="name">Its name. Default: <c>"SGDRDecay"</c>.</param>
/// <remarks>
/// Keras: <c>keras.optimizers.schedules.CosineDecayRestarts</c><br/>
/// Paper: Loshchilov and Hutter, 2016 (arXiv:1608.03983)
/// </remarks>
/// <example><code>new SGD(new CosineDecayRestarts(0.1, firstDecaySteps: 1000))</code></example>
public sealed class CosineDecayRestarts(double initialLearningRate, double firstDecaySteps, double tMul = 2.0, double mMul = 1.0, double alpha = 0.0, string name = "SGDRDecay") : LearningRateSchedule
{
    /// <summary>The learning rate at first.</summary>
    public double InitialLearningRate { get; } = initialLearningRate;

    /// <summary>After how many updates it has fallen for the first time.</summary>
    public double FirstDecaySteps { get; } = Check.Positive(firstDecaySteps);

    /// <summary>How many times longer each fall is than the one before.</summary>
    public double TMul { get; } = Check.Positive(tMul);

    /// <summary>How many times higher each fall begins.</summary>
    public double MMul { get; } = mMul;

    /// <summary>The share of the first value that is left at the end of a fall.</summary>
    public double Alpha { get; } = alpha;

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        // In float32, as Keras computes it: at a restart the rounding decides which side of it a step is on.
        var (fraction, longer, alpha) = (step / (float)FirstDecaySteps, (float)TMul, (float)Alpha);
        float falls;
        if (longer == 1)
        {
            falls = MathF.Floor(fraction);
            fraction -= falls;
        }
        else
        {
            falls = MathF.Floor(MathF.Log(1 - fraction * (1 - longer)) / MathF.Log(longer));
            var length = MathF.Pow(longer, falls);
            fraction = (fraction - (1 - length) / (1 - longer)) / length;
        }
        var cosine = 0.5f * MathF.Pow((float)MMul, falls) * (1 + MathF.Cos(MathF.PI * fraction));
        return (float)InitialLearningRate * ((1 - alpha) * cosine + alpha);
    }
}
