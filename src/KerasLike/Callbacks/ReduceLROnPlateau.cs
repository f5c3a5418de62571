using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Multiplies the learning rate with a factor when a number has stopped getting better.</summary>
/// <param name="monitor">The name of the number. Default: <c>"val_loss"</c>.</param>
/// <param name="factor">What the learning rate is multiplied with, from 0 and below 1. Default: 0.1.</param>
/// <param name="patience">After how many epochs without a better number the rate is reduced. Default: 10.</param>
/// <param name="verbose">1 says when the rate is reduced, 0 nothing. Default: 0.</param>
/// <param name="mode"><c>"min"</c> when less is better, <c>"max"</c> when more is, <c>"auto"</c> by the metric. Default: <c>"auto"</c>.</param>
/// <param name="minDelta">The least change that counts as better. Default: 0.0001.</param>
/// <param name="cooldown">How many epochs after a reduction do not count. Default: 0.</param>
/// <param name="minLr">The least learning rate. Default: 0.</param>
/// <remarks>
/// The history has the rate of each epoch under <c>learning_rate</c>. The optimizer's learning rate must be a number, not a schedule.<br/>
/// Keras: <c>keras.callbacks.ReduceLROnPlateau</c>
/// </remarks>
/// <example><code>callbacks: [new ReduceLROnPlateau(monitor: "val_loss", factor: 0.2, patience: 5, minLr: 0.001)]</code></example>
public sealed class ReduceLROnPlateau(string monitor = "val_loss", double factor = 0.1, int patience = 10, int verbose = 0, string mode = "auto", double minDelta = 0.0001,
    int cooldown = 0, double minLr = 0.0) : MonitorCallback(monitor, mode, minDelta)
{
    double? best;
    int wait, cooling;

    /// <summary>What the learning rate is multiplied with.</summary>
    public double Factor { get; } = Check.InRange(factor, 0, 1) < 1 ? factor : throw Check.Error("`factor` must be below 1, or the rate would not fall", "factor=1", nameof(factor));

    /// <summary>After how many epochs without a better number the rate is reduced.</summary>
    public int Patience { get; } = Check.NotNegative(patience);

    /// <summary>1 says when the rate is reduced, 0 nothing.</summary>
    public int Verbose { get; } = Check.NotNegative(verbose);

    /// <summary>How many epochs after a reduction do not count.</summary>
    public int Cooldown { get; } = Check.NotNegative(cooldown);

    /// <summary>The least learning rate.</summary>
    public double MinLr { get; } = Check.NotNegative(minLr);

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => (best, wait, cooling) = (null, 0, 0);

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        var rates = SettableRate.Require(this);
        foreach (var rate in rates) Check.NotNull(logs)[rate.LogName] = rate.Value;
        if (Current(logs) is not double current) return;
        if (cooling > 0) (cooling, wait) = (cooling - 1, 0);
        if (IsImprovement(current, best)) (best, wait) = (current, 0);
        else if (cooling == 0 && ++wait >= Patience && rates.Any(r => r.Value > MinLr))
        {
            foreach (var rate in rates.Where(r => r.Value > MinLr))
            {
                rate.Value = Math.Max(rate.Value * Factor, MinLr);
                if (Verbose > 0) Say($"Epoch {epoch + 1}: ReduceLROnPlateau reducing{rate.Spoken} learning rate to {PythonJson.Number(rate.Value)}.");
            }
            (cooling, wait) = (Cooldown, 0);
        }
    }
}
