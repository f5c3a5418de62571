using System.Globalization;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>Saves the model, or its weights, while it is trained: each time, or the best. <see cref="Restore"/> puts the weights back.</summary>
/// <param name="filepath">
/// The file: <c>.keras</c> or <c>.h5</c>, with <paramref name="saveWeightsOnly"/> <c>.weights.h5</c> or <c>.safetensors</c>. The epoch, from 1, the batch and the numbers of the logs can be
/// in its name, as in <c>"{epoch:02d}-{val_loss:.2f}.keras"</c>. Null keeps the weights in memory. Default: null.
/// </param>
/// <param name="monitor">The name of the number that tells which is best. Default: <c>"val_loss"</c>.</param>
/// <param name="verbose">1 says what is saved, 0 nothing. Default: 0.</param>
/// <param name="saveBestOnly">Whether only what is better than all before is saved. Default: false.</param>
/// <param name="saveWeightsOnly">Whether the file holds the weights only, rather than the whole model. Default: false.</param>
/// <param name="mode"><c>"min"</c> when less is better, <c>"max"</c> when more is, <c>"auto"</c> by the metric. Default: <c>"auto"</c>.</param>
/// <param name="saveFreq"><c>"epoch"</c>, or after how many batches; the numbers are then those of the epoch so far. Default: <c>"epoch"</c>.</param>
/// <param name="initialValueThreshold">What the number must beat to be saved at first; null for any. Default: null.</param>
/// <remarks>Keras: <c>keras.callbacks.ModelCheckpoint</c></remarks>
/// <example><code>var checkpoint = new ModelCheckpoint("best.keras", monitor: "val_accuracy", saveBestOnly: true);</code></example>
public sealed class ModelCheckpoint(string? filepath = null, string monitor = "val_loss", int verbose = 0, bool saveBestOnly = false, bool saveWeightsOnly = false, string mode = "auto",
    SaveFrequency saveFreq = default, double? initialValueThreshold = null) : MonitorCallback(monitor, mode, minDelta: 0)
{
    readonly WeightsInMemory inMemory = new();
    readonly SaveCounter counter = new(saveFreq);
    string? saved;
    int epoch;

    /// <summary>The file, with places for numbers in its name, or null.</summary>
    public string? Filepath { get; } = CheckEnding(filepath, saveWeightsOnly);

    /// <summary>1 says what is saved, 0 nothing.</summary>
    public int Verbose { get; } = Check.NotNegative(verbose);

    /// <summary>Whether only what is better than all before is saved.</summary>
    public bool SaveBestOnly { get; } = saveBestOnly;

    /// <summary>Whether the file holds the weights only.</summary>
    public bool SaveWeightsOnly { get; } = saveWeightsOnly;

    /// <summary>How often it saves.</summary>
    public SaveFrequency SaveFreq { get; } = saveFreq;

    /// <summary>What the number must beat to be saved at first, or null.</summary>
    public double? InitialValueThreshold { get; } = initialValueThreshold;

    /// <summary>The best number so far, or null.</summary>
    public double? Best { get; private set; } = initialValueThreshold;

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        this.epoch = epoch;
        counter.Begin();
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (!counter.Count(batch)) return;
        counter.Saved();
        Save(batch, Check.NotNull(logs));
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (SaveFreq.IsEpoch) Save(null, Check.NotNull(logs));
    }

    /// <summary>Puts the weights that were saved last back into the model.</summary>
    public void Restore()
    {
        if (saved is not null) Model.LoadWeights(saved);
        else if (!inMemory.IsEmpty) inMemory.Restore(Model);
        else throw new InvalidOperationException("ModelCheckpoint: nothing is saved yet. Call Restore after Fit has finished an epoch with this callback.");
    }

    void Save(int? batch, Logs logs)
    {
        var target = Filepath is null ? null : PathOf(batch, logs);
        if (!IsDue(logs, target is null ? "keeping the weights" : $"saving model to {target}")) return;
        if (target is null) inMemory.Take(Model);
        else if (SaveWeightsOnly) Model.SaveWeights(target);
        else Model.Save(target);
        if (target is not null) Tell($"finished saving model to {target}");
        saved = target;
    }

    bool IsDue(Logs logs, string what)
    {
        if (!SaveBestOnly)
        {
            Tell(what);
            return true;
        }
        if (Current(logs) is not double current) return false;
        var best = Best?.ToString("F5", CultureInfo.InvariantCulture) ?? "None";
        if (!IsImprovement(current, Best))
        {
            Tell($"{Monitor} did not improve from {best}");
            return false;
        }
        Tell(string.Create(CultureInfo.InvariantCulture, $"{Monitor} improved from {best} to {current:F5}, {what}"));
        Best = current;
        return true;
    }

    void Tell(string what)
    {
        if (Verbose > 0) Say($"Epoch {epoch + 1}: {what}");
    }

    string PathOf(int? batch, Logs logs)
    {
        var numbers = new Dictionary<string, double> { ["epoch"] = epoch + 1 };
        if (batch is int number) numbers["batch"] = number + 1;
        foreach (var (name, value) in logs) numbers[name] = value;
        return PythonFormat.Fill(Filepath!, numbers);
    }

    static string? CheckEnding(string? filepath, bool weightsOnly)
    {
        string[] endings = weightsOnly ? [".weights.h5", ".safetensors"] : [".keras", ".h5"];
        return filepath is null || Array.Exists(endings, e => filepath.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? filepath
            : throw Check.Error($"`filepath` must end in {string.Join(" or ", endings)} with saveWeightsOnly: {(weightsOnly ? "true" : "false")}", $"\"{filepath}\"", nameof(filepath));
    }
}
