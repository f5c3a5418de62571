using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Keeps a copy of the model's weights, of the last epoch or of the best, which <see cref="Restore"/> puts back.</summary>
/// <param name="monitor">The name of the number that tells which is best. Default: <c>"val_loss"</c>.</param>
/// <param name="verbose">1 says when weights are kept, 0 nothing. Default: 0.</param>
/// <param name="saveBestOnly">Whether only the best weights are kept, rather than the last. Default: false.</param>
/// <param name="mode"><c>"min"</c> when less is better, <c>"max"</c> when more is, <c>"auto"</c> by the metric. Default: <c>"auto"</c>.</param>
/// <param name="initialValueThreshold">What the number must beat for the first weights to be kept; null for any. Default: null.</param>
/// <remarks>Keras: <c>keras.callbacks.ModelCheckpoint</c></remarks>
/// <example><code>var checkpoint = new ModelCheckpoint(monitor: "val_accuracy", saveBestOnly: true);</code></example>
public sealed class ModelCheckpoint(string monitor = "val_loss", int verbose = 0, bool saveBestOnly = false, string mode = "auto", double? initialValueThreshold = null)
    : MonitorCallback(monitor, mode, minDelta: 0)
{
    readonly WeightsInMemory kept = new();

    /// <summary>1 says when weights are kept, 0 nothing.</summary>
    public int Verbose { get; } = Check.NotNegative(verbose);

    /// <summary>Whether only the best weights are kept.</summary>
    public bool SaveBestOnly { get; } = saveBestOnly;

    /// <summary>What the number must beat for the first weights to be kept, or null.</summary>
    public double? InitialValueThreshold { get; } = initialValueThreshold;

    /// <summary>The best number so far, or null.</summary>
    public double? Best { get; private set; } = initialValueThreshold;

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (SaveBestOnly)
        {
            if (Current(Check.NotNull(logs)) is not double current || !IsImprovement(current, Best)) return;
            if (Verbose > 0) Console.WriteLine(FormattableString.Invariant($"Epoch {epoch + 1}: {Monitor} improved from {Best?.ToString("F5", System.Globalization.CultureInfo.InvariantCulture) ?? "None"} to {current:F5}, keeping the weights"));
            Best = current;
        }
        else if (Verbose > 0) Console.WriteLine($"Epoch {epoch + 1}: keeping the weights");
        kept.Take(Model);
    }

    /// <summary>Puts the kept weights back into the model.</summary>
    public void Restore()
    {
        if (kept.IsEmpty) throw new InvalidOperationException("ModelCheckpoint: no weights are kept yet. Call Restore after Fit has finished an epoch with this callback.");
        kept.Restore(Model);
    }
}
