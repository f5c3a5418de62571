using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Sets the learning rate before each epoch to what a function says.</summary>
/// <remarks>
/// The history has the rate of each epoch under <c>learning_rate</c>. The optimizer's learning rate must be a number, not a schedule.<br/>
/// Keras: <c>keras.callbacks.LearningRateScheduler</c>
/// </remarks>
/// <example><code>callbacks: [new LearningRateScheduler((epoch, rate) => epoch &lt; 10 ? rate : rate * 0.9)]</code></example>
public sealed class LearningRateScheduler : Callback
{
    /// <summary>Makes the callback of a function of the epoch and the rate.</summary>
    /// <param name="schedule">From the epoch's number, from 0, and the learning rate now to the rate of the epoch, not negative.</param>
    /// <param name="verbose">1 says what the rate is set to, 0 nothing. Default: 0.</param>
    public LearningRateScheduler(Func<int, double, double> schedule, int verbose = 0) => (Schedule, Verbose) = (Check.NotNull(schedule), Check.NotNegative(verbose));

    /// <summary>Makes the callback of a function of the epoch alone.</summary>
    /// <param name="schedule">From the epoch's number, from 0, to its learning rate, not negative.</param>
    /// <param name="verbose">1 says what the rate is set to, 0 nothing. Default: 0.</param>
    public LearningRateScheduler(Func<int, double> schedule, int verbose = 0)
        : this((epoch, _) => schedule(epoch), verbose) => Check.NotNull(schedule);

    /// <summary>From the epoch's number and the learning rate now to the rate of the epoch.</summary>
    public Func<int, double, double> Schedule { get; }

    /// <summary>1 says what the rate is set to, 0 nothing.</summary>
    public int Verbose { get; }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        foreach (var rate in SettableRate.Require(this))
        {
            var value = Schedule(epoch, rate.Value);
            if (!double.IsFinite(value) || value < 0) throw new InvalidOperationException($"LearningRateScheduler: `schedule` must give a rate that is finite and not negative. Received: {PythonJson.Number(value)} for epoch {epoch}");
            rate.Value = value;
            if (Verbose > 0) Say($"Epoch {epoch + 1}: LearningRateScheduler setting{rate.Spoken} learning rate to {PythonJson.Number(value)}.");
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        foreach (var rate in SettableRate.Of(this)) Check.NotNull(logs)[rate.LogName] = rate.Value;
    }
}
