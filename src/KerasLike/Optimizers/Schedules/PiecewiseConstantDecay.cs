namespace KerasLike.Optimizers.Schedules;

/// <summary>
/// A learning rate that changes at once: the first value up to the first boundary, that update included, then the second, and so on.
/// </summary>
/// <param name="boundaries">The updates after which it changes, in rising order.</param>
/// <param name="values">The learning rates between them, one more than there are boundaries.</param>
/// <param name="name">Its name. Default: <c>"PiecewiseConstant"</c>.</param>
/// <remarks>
/// Keras: <c>keras.optimizers.schedules.PiecewiseConstantDecay</c>
/// </remarks>
/// <example><code>new SGD(new PiecewiseConstantDecay([1000, 2000], [0.1, 0.01, 0.001]))</code></example>
public sealed class PiecewiseConstantDecay(IReadOnlyList<double> boundaries, IReadOnlyList<double> values, string name = "PiecewiseConstant") : LearningRateSchedule
{
    /// <summary>The updates after which it changes.</summary>
    public IReadOnlyList<double> Boundaries { get; } = Check.NotNull(boundaries);

    /// <summary>The learning rates between them.</summary>
    public IReadOnlyList<double> Values { get; } = Check.NotNull(values).Count == boundaries.Count + 1 ? values
        : throw Check.Error("`values` must have one element more than `boundaries`", $"{boundaries.Count} boundaries, {values.Count} values", nameof(values));

    /// <summary>Its name.</summary>
    public string Name { get; } = Check.NotNull(name);

    /// <inheritdoc/>
    public override double Apply(long step)
    {
        var at = 0;
        while (at < Boundaries.Count && step > (long)Boundaries[at]) at++;
        return (float)Values[at];
    }
}
