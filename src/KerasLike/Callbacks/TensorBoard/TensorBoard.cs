using System.Diagnostics;
using KerasLike.Training;
using SkiaSharp;

namespace KerasLike.Callbacks;

/// <summary>Writes files that TensorBoard shows: losses and metrics, the model, histograms and pictures of its weights, the time that steps take, embeddings.</summary>
/// <param name="logDir">The folder; what belongs to training goes into <c>train</c> in it, to validation into <c>validation</c>. Default: <c>"logs"</c>.</param>
/// <param name="histogramFreq">After how many epochs the weights are written as histograms; 0 for never. Default: 0.</param>
/// <param name="writeGraph">Whether the model is written, as a graph and as the table of <c>Summary</c>. Default: true.</param>
/// <param name="writeImages">Whether weights are written as pictures too, when their histograms are: the least black, the greatest white. Default: false.</param>
/// <param name="writeStepsPerSecond">Whether steps in a second are written, when losses are. Default: false.</param>
/// <param name="updateFreq">When losses and metrics are written: <c>"epoch"</c>, <c>"batch"</c>, or after how many batches. They are read from the device then. Default: <c>"epoch"</c>.</param>
/// <param name="profileBatch">The batch, counted from 1 over all epochs, or the first and last, whose times are written; 0 for none. Default: 0.</param>
/// <param name="embeddingsFreq">After how many epochs the vectors of <c>Embedding</c> layers are written for the projector; 0 for never. Default: 0.</param>
/// <param name="embeddingsMetadata">A file that names the rows of embeddings, or one for each layer by its name. Default: none.</param>
/// <remarks>
/// <c>tensorboard --logdir logs</c>, which comes with Python's package <c>tensorboard</c>, shows them. Tags: <c>epoch_loss</c>, <c>epoch_learning_rate</c>, <c>batch_loss</c>,
/// <c>evaluation_loss_vs_iterations</c>, …, and <c>dense/kernel/histogram</c>, <c>…/image</c>. A profile is times on the processor's clock, also as a trace for Chrome and Perfetto in <c>train/plugins/profile</c>.<br/>
/// Keras: <c>keras.callbacks.TensorBoard</c>
/// </remarks>
/// <example><code>model.Fit(x, y, epochs: 10, callbacks: [new TensorBoard("logs/first", histogramFreq: 1)]);</code></example>
public sealed class TensorBoard(string logDir = "logs", int histogramFreq = 0, bool writeGraph = true, bool writeImages = false, bool writeStepsPerSecond = false, UpdateFrequency updateFreq = default,
    Dims? profileBatch = null, int embeddingsFreq = 0, EmbeddingsMetadata? embeddingsMetadata = null) : Callback, IDisposable
{
    const string ValidationPrefix = "val_";

    readonly StepProfile profile = Range(profileBatch ?? 0);
    EventFile? train, validation;
    bool fitting, graphWritten;
    int batches;
    long batchBegin, epochBegin, stepsBefore;

    /// <summary>The folder.</summary>
    public string LogDir { get; } = Check.NotNull(logDir);

    /// <summary>After how many epochs the weights are written as histograms.</summary>
    public int HistogramFreq { get; } = Check.NotNegative(histogramFreq);

    /// <summary>Whether the model is written.</summary>
    public bool WriteGraph { get; } = writeGraph;

    /// <summary>Whether weights are written as pictures too.</summary>
    public bool WriteImages { get; } = writeImages;

    /// <summary>Whether steps in a second are written.</summary>
    public bool WriteStepsPerSecond { get; } = writeStepsPerSecond;

    /// <summary>When losses and metrics are written.</summary>
    public UpdateFrequency UpdateFreq { get; } = updateFreq;

    /// <summary>The batch, or the first and last, whose times are written.</summary>
    public Dims ProfileBatch { get; } = profileBatch ?? 0;

    /// <summary>After how many epochs the vectors of embeddings are written.</summary>
    public int EmbeddingsFreq { get; } = Check.NotNegative(embeddingsFreq);

    /// <summary>The files that name the rows of embeddings, or null.</summary>
    public EmbeddingsMetadata? EmbeddingsMetadata { get; } = embeddingsMetadata;

    string TrainFolder => Path.Combine(LogDir, "train");

    EventFile Train => train ??= new(TrainFolder);

    EventFile Validation => validation ??= new(Path.Combine(LogDir, "validation"));

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs)
    {
        Dispose();
        (fitting, graphWritten, batches) = (true, !WriteGraph, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochBegin(int epoch, Logs logs)
    {
        profile.Pause();
        (epochBegin, stepsBefore) = (Stopwatch.GetTimestamp(), Model.Optimizer.Iterations);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(int batch, Logs logs)
    {
        batchBegin = Stopwatch.GetTimestamp();
        profile.Begin(++batches);
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(int batch, Logs logs)
    {
        if (profile.End(batches)) profile.Write(Train, TrainFolder);
        // Now the model is built for sure.
        if (!graphWritten) WriteModel();
        if (!UpdateFreq.IsDue(batches)) return;
        if (WriteStepsPerSecond) Train.Write(batches, SummaryValue.Scalar("batch_steps_per_second", 1 / Stopwatch.GetElapsedTime(batchBegin).TotalSeconds));
        Write(Train, batches, Check.NotNull(logs), name => $"batch_{name}");
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        var all = Check.NotNull(logs).ToDictionary(l => l.Key, l => l.Value);
        foreach (var rate in SettableRate.Of(this)) all[rate.LogName] = rate.Value;
        if (WriteStepsPerSecond) all["steps_per_second"] = (Model.Optimizer.Iterations - stepsBefore) / Stopwatch.GetElapsedTime(epochBegin).TotalSeconds;
        Write(Train, epoch, all.Where(l => !IsValidation(l.Key)), name => $"epoch_{name}");
        if (all.Keys.Any(IsValidation)) Write(Validation, epoch, all.Where(l => IsValidation(l.Key)), name => $"epoch_{name[ValidationPrefix.Length..]}");
        if (HistogramFreq > 0 && epoch % HistogramFreq == 0) WriteWeights(epoch);
        if (EmbeddingsFreq > 0 && epoch % EmbeddingsFreq == 0) EmbeddingFiles.Write(Model, LogDir, EmbeddingsMetadata);
        train?.Flush();
        validation?.Flush();
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(Logs logs)
    {
        if (!profile.IsEmpty) profile.Write(Train, TrainFolder);
        OnInterrupted();
    }

    /// <inheritdoc/>
    public override void OnTestEnd(Logs logs)
    {
        Write(Validation, Model.Optimizer.Iterations, Check.NotNull(logs), name => $"evaluation_{name}_vs_iterations");
        if (!fitting) Dispose();
    }

    internal override void OnInterrupted()
    {
        fitting = false;
        Dispose();
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        train?.Dispose();
        validation?.Dispose();
        (train, validation) = (null, null);
    }

    static void Write(EventFile file, long step, IEnumerable<KeyValuePair<string, double>> logs, Func<string, string> tag)
    {
        foreach (var (name, value) in logs) file.Write(step, SummaryValue.Scalar(tag(name), value));
    }

    static bool IsValidation(string name) => name.StartsWith(ValidationPrefix, StringComparison.Ordinal);

    void WriteModel()
    {
        graphWritten = true;
        if (Model.Graph is not null) Train.Write(0, SummaryValue.KerasModel("keras", Model.ToJson()));
        Model.Summary(lineLength: 100, printFn: text => Train.Write(0, SummaryValue.Text("model", $"```\n{text}\n```")));
    }

    void WriteWeights(int epoch)
    {
        foreach (var weight in Model.Layers.SelectMany(l => l.Weights))
        {
            using var scope = torch.NewDisposeScope();
            var values = weight.ToKeras();
            Train.Write(epoch, SummaryValue.Histogram($"{weight.Path}/histogram", values));
            if (!WriteImages || WeightPicture.Of(values) is not { } picture) continue;
            using var image = Utils.ArrayToImage(picture);
            using var png = image.Encode(SKEncodedImageFormat.Png, 100);
            Train.Write(epoch, SummaryValue.Image($"{weight.Path}/image", png.ToArray(), image.Width, image.Height));
        }
    }

    static StepProfile Range(Dims batches) => batches.Length is 1 or 2 && batches[0] >= 0 && batches[^1] >= batches[0] ? new(batches[0], batches[^1])
        : throw Check.Error("`profileBatch` must be a number from 0, or the first and the last of a range", $"profileBatch={batches}", nameof(profileBatch));
}
