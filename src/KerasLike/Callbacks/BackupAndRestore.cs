using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Training;

namespace KerasLike.Callbacks;

/// <summary>
/// Lets training that was interrupted go on where it stopped: started again with the same folder, data and settings, <c>Fit</c> goes on after the last backup, and ends with the weights
/// that it would have had without the interruption; on the CPU to the bit.
/// </summary>
/// <param name="backupDir">The folder for the backup, one for each training.</param>
/// <param name="saveFreq"><c>"epoch"</c>, or after how many batches a backup is made. Default: <c>"epoch"</c>.</param>
/// <param name="doubleCheckpoint">Whether the backup before the last is kept too, for the case that the last cannot be read. Default: false.</param>
/// <param name="deleteCheckpoint">Whether the backup is deleted when training has ended. Default: true.</param>
/// <remarks>
/// Restored are weights, the optimizer's state, the order of the samples, and the random numbers of layers. The numbers of an epoch that was interrupted tell of its batches after the
/// interruption, and the history begins there; other callbacks start anew.<br/>
/// Keras: <c>keras.callbacks.BackupAndRestore</c>, which begins an interrupted epoch again.
/// </remarks>
/// <example><code>callbacks: [new BackupAndRestore("backup", saveFreq: 500)]</code></example>
public sealed class BackupAndRestore(string backupDir, SaveFrequency saveFreq = default, bool doubleCheckpoint = false, bool deleteCheckpoint = true) : Callback
{
    readonly SaveCounter counter = new(saveFreq);

    /// <summary>The folder for the backup.</summary>
    public string BackupDir { get; } = backupDir is "" ? throw Check.Error("`backupDir` must name a folder", "\"\"", nameof(backupDir)) : Check.NotNull(backupDir);

    /// <summary>How often a backup is made.</summary>
    public SaveFrequency SaveFreq { get; } = saveFreq;

    /// <summary>Whether the backup before the last is kept too.</summary>
    public bool DoubleCheckpoint { get; } = doubleCheckpoint;

    /// <summary>Whether the backup is deleted when training has ended.</summary>
    public bool DeleteCheckpoint { get; } = deleteCheckpoint;

    string Latest => Path.Combine(BackupDir, "latest.weights.h5");

    string Previous => $"{Latest}.bkp";

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        if (Params.Progress is null) throw new InvalidOperationException("BackupAndRestore: it is for Fit, which can go on where it stopped. A loop of one's own must save and restore by itself.");
        if (!Model.Built) throw new InvalidOperationException($"BackupAndRestore: {Model.Description} is not built, so it cannot take the weights of a backup. Give its first layer an inputShape, or call it on data, before Fit.");
        counter.Saved();
        try
        {
            if (File.Exists(Latest) || File.Exists(Previous)) Restore(File.Exists(Latest) ? Latest : Previous);
        }
        catch (InvalidDataException e) when (File.Exists(Latest) && File.Exists(Previous))
        {
            Warnings.Write($"The last backup cannot be read, and the one before it is used. {e.Message}");
            Restore(Previous);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs) => counter.Begin(Params.Progress!.Batch);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        // The last batch's is made when the epoch is over, with what comes between.
        if (counter.Count(batch) && batch + 1 != Params.Steps) Save(epochIsOver: false);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        if (SaveFreq.IsEpoch || counter.IsDue) Save(epochIsOver: true);
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (!DeleteCheckpoint) return;
        File.Delete(Latest);
        File.Delete(Previous);
        if (Directory.Exists(BackupDir) && !Directory.EnumerateFileSystemEntries(BackupDir).Any()) Directory.Delete(BackupDir);
    }

    void Save(bool epochIsOver)
    {
        counter.Saved();
        if (DoubleCheckpoint && File.Exists(Latest)) File.Move(Latest, Previous, overwrite: true);
        ModelFile.SaveBackup(Model, Latest, Params.Progress!.Write(epochIsOver));
    }

    void Restore(string path) => ModelFile.Reading(path, () => Params.Progress!.Read(ModelFile.LoadBackup(Model, path)));
}
