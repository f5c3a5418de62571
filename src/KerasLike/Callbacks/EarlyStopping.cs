using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Ends training when a number has stopped getting better.</summary>
/// <param name="monitor">The name of the number. Default: <c>"val_loss"</c>.</param>
/// <param name="minDelta">The least change that counts as better. Default: 0.</param>
/// <param name="patience">How many epochs without a better number are borne before training ends. Default: 0.</param>
/// <param name="verbose">1 says when training ends, 0 nothing. Default: 0.</param>
/// <param name="mode"><c>"min"</c> when less is better, <c>"max"</c> when more is, <c>"auto"</c> by the metric. Default: <c>"auto"</c>.</param>
/// <param name="baseline">What the number must beat for patience to start anew; null for only its own best. Default: null.</param>
/// <param name="restoreBestWeights">Whether the weights of the best epoch are put back in the end. Default: false.</param>
/// <param name="startFromEpoch">How many epochs pass before watching begins. Default: 0.</param>
/// <remarks>Keras: <c>keras.callbacks.EarlyStopping</c></remarks>
/// <example><code>callbacks: [new EarlyStopping(patience: 3, restoreBestWeights: true)]</code></example>
public sealed class EarlyStopping(string monitor = "val_loss", double minDelta = 0, int patience = 0, int verbose = 0, string mode = "auto", double? baseline = null,
    bool restoreBestWeights = false, int startFromEpoch = 0) : MonitorCallback(monitor, mode, minDelta)
{
    readonly WeightsInMemory bestWeights = new();
    double? best;
    int wait, bestEpoch;

    /// <summary>How many epochs without a better number are borne.</summary>
    public int Patience { get; } = Check.NotNegative(patience);

    /// <summary>1 says when training ends, 0 nothing.</summary>
    public int Verbose { get; } = Check.NotNegative(verbose);

    /// <summary>What the number must beat for patience to start anew, or null.</summary>
    public double? Baseline { get; } = baseline;

    /// <summary>Whether the weights of the best epoch are put back.</summary>
    public bool RestoreBestWeights { get; } = restoreBestWeights;

    /// <summary>How many epochs pass before watching begins.</summary>
    public int StartFromEpoch { get; } = Check.NotNegative(startFromEpoch);

    /// <summary>The epoch, from 0, at which training was ended; null when it was not.</summary>
    public int? StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        (best, wait, bestEpoch, StoppedEpoch) = (null, 0, 0, null);
        bestWeights.Forget();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (Current(Check.NotNull(logs)) is not double current || epoch < StartFromEpoch) return;
        if (RestoreBestWeights && bestWeights.IsEmpty) Keep(epoch);
        wait++;
        if (IsImprovement(current, best))
        {
            best = current;
            Keep(epoch);
            if (Baseline is null || IsImprovement(current, Baseline)) wait = 0;
        }
        else if (wait >= Patience && epoch > 0)
        {
            StoppedEpoch = epoch;
            Model.StopTraining = true;
        }
    }

    internal override void OnInterrupted() => bestWeights.Forget();

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (StoppedEpoch is not null && Verbose > 0) Say($"Epoch {StoppedEpoch + 1}: early stopping");
        if (bestWeights.IsEmpty) return;
        if (Verbose > 0) Say($"Restoring model weights from the end of the best epoch: {bestEpoch + 1}.");
        bestWeights.Restore(Model);
        bestWeights.Forget();
    }

    void Keep(int epoch)
    {
        bestEpoch = epoch;
        if (RestoreBestWeights) bestWeights.Take(Model);
    }
}
