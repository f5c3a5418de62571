using KerasLike.Callbacks;
using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>The only loop: epochs, batches, callbacks, and the dispose scope of each step.</summary>
internal static class Trainer
{
    internal static History Fit(Model model, Tensors x, Tensors? y, FitOptions options)
    {
        options.Validate();
        using var data = new ArrayData("Fit", x, y, options.SampleWeight);
        var batchSize = options.BatchSize ?? FitOptions.DefaultBatchSize;
        var training = options.ValidationData is null ? TrainingSamples(data.Samples, options.ValidationSplit) : data.Samples;
        using var validation = training < data.Samples
            ? new Validation(new ArrayAdapter(data, training, data.Samples - training, options.ValidationBatchSize ?? batchSize), options.ValidationSteps)
            : Validation.Of(options);
        var classWeights = options.ClassWeight is null ? null : data.WeightsByClass("Fit", options.ClassWeight);
        return Fit(model, new ArrayAdapter(data, 0, training, batchSize, options.Shuffle, classWeights), validation, options);
    }

    internal static History Fit(Model model, IEnumerable<Batch> batches, FitOptions options)
    {
        options.Validate();
        using var validation = Validation.Of(options);
        return Fit(model, DataAdapter.Of("Fit", batches, options.StepsPerEpoch, "stepsPerEpoch", options.Shuffle, options.ClassWeight), validation, options);
    }

    internal static Evaluation Evaluate(Model model, DataAdapter data, int? steps, Verbose verbose, IEnumerable<Callback?>? callbacks)
    {
        using var feed = new BatchFeed(data, steps);
        var told = new CallbackList([.. callbacks ?? [], Bar(verbose)], model, new(verbose, 1, feed.Steps));
        return new(Evaluate(model, feed, told));
    }

    internal static Tensors Predict(Model model, DataAdapter data, int? samples, int? steps, Verbose verbose, IEnumerable<Callback?>? callbacks)
    {
        using var feed = new BatchFeed(data, steps);
        var told = new CallbackList([.. callbacks ?? [], Bar(verbose)], model, new(verbose, 1, feed.Steps));
        using var outputs = new PredictedOutputs(samples);
        told.Tell(c => c.OnPredictBegin(Logs.Empty));
        feed.BeginEpoch();
        for (var step = 0; ; step++)
        {
            using var scope = TensorScope.Open();
            using var noGrad = torch.no_grad();
            if (feed.Next() is not { } batch) break;
            told.BatchBegin(Phase.Predict, step);
            outputs.Add(model.PredictStep(batch));
            told.BatchEnd(Phase.Predict, step, Logs.Empty);
        }
        told.Tell(c => c.OnPredictEnd(Logs.Empty));
        return outputs.Take();
    }

    /// <summary>One step, outside of a loop.</summary>
    internal static Evaluation OnBatch(Model model, Phase phase, Tensors x, Tensors? y, Tensors? sampleWeight, IReadOnlyDictionary<int, double>? classWeight)
    {
        model.Compiled(phase == Phase.Train ? "TrainOnBatch" : "TestOnBatch");
        using var data = new ArrayData(phase == Phase.Train ? "TrainOnBatch" : "TestOnBatch", x, y, sampleWeight);
        var weights = classWeight is null ? data.SampleWeight : (Tensors)data.WeightsByClass("TrainOnBatch", classWeight);
        using var noGrad = phase == Phase.Test ? torch.no_grad() : null;
        using var scope = TensorScope.Open();
        var batch = new Batch(data.X, data.Y, weights).Materialize();
        return new((phase == Phase.Train ? model.TrainStep(batch) : model.TestStep(batch)).Fetched());
    }

    static History Fit(Model model, DataAdapter data, Validation? validation, FitOptions options)
    {
        using var feed = new BatchFeed(data, options.StepsPerEpoch);
        var progress = new FitProgress(model, feed, options.InitialEpoch);
        var history = new History();
        var told = new CallbackList([.. options.Callbacks ?? [], history, Bar(options.Verbose)], model,
            new(options.Verbose, options.Epochs, feed.Steps) { ValidationFreq = validation is null ? 0 : options.ValidationFreq, Progress = progress });
        model.StopTraining = false;
        told.Tell(c => c.OnTrainBegin(Logs.Empty));
        var logs = Logs.Empty;
        for (; progress.Epoch < options.Epochs && !model.StopTraining; progress.Epoch++)
        {
            var epoch = progress.Epoch;
            told.Tell(c => c.OnEpochBegin(epoch, Logs.Empty));
            logs = Run(model, feed, Phase.Train, told, progress);
            progress.Batch = 0;
            if (validation is not null && (epoch + 1) % options.ValidationFreq == 0)
                foreach (var (name, value) in Evaluate(model, validation.Feed, told)) logs[$"val_{name}"] = value;
            told.Tell(c => c.OnEpochEnd(epoch, logs));
        }
        if (options.Epochs > 0) model.Optimizer.FinalizeVariableValues(model.TrainableWeights);
        told.Tell(c => c.OnTrainEnd(logs));
        return history;
    }

    static Logs Evaluate(Model model, BatchFeed feed, CallbackList told)
    {
        using var noGrad = torch.no_grad();
        told.Tell(c => c.OnTestBegin(Logs.Empty));
        var logs = Run(model, feed, Phase.Test, told);
        told.Tell(c => c.OnTestEnd(logs));
        return logs;
    }

    // One pass over the data; the numbers it gave.
    static Logs Run(Model model, BatchFeed feed, Phase phase, CallbackList told, FitProgress? progress = null)
    {
        model.ResetMetrics();
        var first = progress?.Batch ?? 0;
        feed.BeginEpoch(first);
        Logs? logs = null;
        for (var step = first; ; step++)
        {
            using var scope = TensorScope.Open();
            if (feed.Next() is not { } batch) break;
            told.BatchBegin(phase, step);
            var latest = phase == Phase.Train ? model.TrainStep(batch) : model.TestStep(batch);
            if (!ReferenceEquals(latest, logs))
            {
                latest.Retain();
                logs?.Release();
                logs = latest;
            }
            if (progress is not null) progress.Batch = step + 1;
            told.BatchEnd(phase, step, logs);
            if (phase == Phase.Train && model.StopTraining) break;
        }
        // Training that was stopped after the last batch of an epoch, and before its end, has nothing left to take.
        if (logs is null && first > 0) return model.Compiled().Results.Fetched();
        if (logs is null) throw new ArgumentException($"{(phase == Phase.Train ? "Fit" : "Evaluate")}: the data gave no batches. A sequence that was run through before must be able to start again.");
        var fetched = logs.Fetched();
        logs.Release();
        return fetched;
    }

    static int TrainingSamples(int samples, double validationSplit)
    {
        if (validationSplit == 0) return samples;
        var training = (int)(samples * (1 - validationSplit));
        return training > 0 && training < samples ? training
            : throw new ArgumentException($"Fit: `validationSplit` leaves one of the two parts empty. Received: validationSplit={validationSplit}, {samples} samples", nameof(validationSplit));
    }

    static ProgbarLogger? Bar(Verbose verbose) => verbose.Level == 0 ? null : new();
}
