namespace KerasLike.Optimizers.Schedules;

/// <summary>A learning rate that depends on the number of updates made. Derive from it and give it to an optimizer as <c>learningRate</c>.</summary>
/// <remarks>Keras: <c>keras.optimizers.schedules.LearningRateSchedule</c></remarks>
public abstract class LearningRateSchedule : KerasObject
{
    /// <summary>The learning rate of one update.</summary>
    /// <param name="step">The number of updates before it.</param>
    public abstract double Apply(long step);
}
