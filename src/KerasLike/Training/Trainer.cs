using KerasLike.Callbacks;
using KerasLike.Models;

namespace KerasLike.Training;

/// <summary>The only loop: epochs, batches, callbacks, and the dispose scope of each step.</summary>
internal static class Trainer
{
    internal static History Fit(Model model, Tensors x, Tensors? y, FitOptions options)
    {
        options.Validate();
        using var turn = model.Turn.Take(model, "Fit");
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
        using var turn = model.Turn.Take(model, "Fit");
        using var validation = Validation.Of(options);
        return Fit(model, DataAdapter.Of("Fit", batches, options.StepsPerEpoch, "stepsPerEpoch", options.Shuffle, options.ClassWeight), validation, options);
    }

    internal static Evaluation Evaluate(Model model, DataAdapter data, int? steps, Verbose verbose, IEnumerable<Callback?>? callbacks, bool returnDict)
    {
        using var turn = model.Turn.Take(model, "Evaluate");
        using var feed = new BatchFeed(data, steps);
        var told = new CallbackList([.. callbacks ?? [], Bar(verbose)], model, new(verbose, 1, feed.Steps));
        return told.Guard(() => new Evaluation(Evaluate(model, feed, told), returnDict));
    }

    internal static Tensors Predict(Model model, DataAdapter data, int? samples, int? steps, Verbose verbose, IEnumerable<Callback?>? callbacks)
    {
        using var feed = new BatchFeed(data, steps);
        var told = new CallbackList([.. callbacks ?? [], Bar(verbose)], model, new(verbose, 1, feed.Steps));
        using var outputs = new PredictedOutputs(samples);
        return told.Guard(() => Predict(model, feed, told, outputs));
    }

    /// <summary>One step, outside of a loop.</summary>
    internal static Evaluation OnBatch(Model model, Phase phase, Tensors x, Tensors? y, Tensors? sampleWeight, IReadOnlyDictionary<int, double>? classWeight, bool returnDict)
    {
        var caller = phase == Phase.Train ? "TrainOnBatch" : "TestOnBatch";
        model.Compiled(caller);
        using var turn = model.Turn.Take(model, caller);
        using var data = new ArrayData(caller, x, y, sampleWeight);
        var weights = classWeight is null ? data.SampleWeight : (Tensors)data.WeightsByClass(caller, classWeight);
        using var noGrad = phase == Phase.Test ? torch.no_grad() : null;
        using var scope = TensorScope.Open();
        using var finite = FiniteCheck.When(model.CompiledOrNull is { RunEagerly: true });
        model.ResetMetrics();
        return new(Step(model, phase, new Batch(data.X, data.Y, weights).Materialize(), step: 0).Fetched(), returnDict);
    }

    static History Fit(Model model, DataAdapter data, Validation? validation, FitOptions options)
    {
        using var feed = new BatchFeed(data, options.StepsPerEpoch);
        var progress = new FitProgress(model, feed, options.InitialEpoch);
        var history = new History();
        var told = new CallbackList([.. options.Callbacks ?? [], history, Bar(options.Verbose)], model,
            new(options.Verbose, options.Epochs, feed.Steps) { SkipsValidation = validation is not null && options.ValidationFreq.LeavesOut, Progress = progress });
        (model.History, model.StopTraining) = (history, false);
        told.Guard(() => Fit(model, feed, validation, options, told, progress));
        return history;
    }

    static Logs Fit(Model model, BatchFeed feed, Validation? validation, FitOptions options, CallbackList told, FitProgress progress)
    {
        told.OnTrainBegin(Logs.Empty);
        var logs = Logs.Empty;
        for (; progress.Epoch < options.Epochs && !model.StopTraining; progress.Epoch++)
        {
            var epoch = progress.Epoch;
            told.OnEpochBegin(epoch, Logs.Empty);
            logs = Run(model, feed, Phase.Train, told, progress);
            progress.Batch = 0;
            if (validation is not null && options.ValidationFreq.Includes(epoch)) logs.Add("val_", Evaluate(model, validation.Feed, told));
            told.OnEpochEnd(epoch, logs);
        }
        if (options.Epochs > 0) model.Optimizer.FinalizeVariableValues(model.TrainableWeights);
        told.OnTrainEnd(logs);
        return logs;
    }

    static Logs Evaluate(Model model, BatchFeed feed, CallbackList told)
    {
        using var noGrad = torch.no_grad();
        model.StopEvaluating = false;
        told.OnTestBegin(Logs.Empty);
        var logs = Run(model, feed, Phase.Test, told);
        told.OnTestEnd(logs);
        return logs;
    }

    static Tensors Predict(Model model, BatchFeed feed, CallbackList told, PredictedOutputs outputs)
    {
        using var noGrad = torch.no_grad();
        told.OnPredictBegin(Logs.Empty);
        var logs = new Logs(() => outputs.Latest(model.CompiledOrNull?.StepsPerExecution ?? 1));
        ForEachBatch(model, feed, Phase.Predict, told, 0, (batch, _) =>
        {
            outputs.Add(model.PredictStep(batch));
            return logs;
        });
        told.OnPredictEnd(Logs.Empty);
        return outputs.Take();
    }

    // One pass of training or evaluation; the numbers it gave.
    static Logs Run(Model model, BatchFeed feed, Phase phase, CallbackList told, FitProgress? progress = null)
    {
        model.ResetMetrics();
        using var latest = new LatestLogs();
        var first = progress?.Batch ?? 0;
        ForEachBatch(model, feed, phase, told, first, (batch, step) =>
        {
            latest.Take(Step(model, phase, batch, step));
            if (progress is not null) progress.Batch = step + 1;
            return latest.Value!;
        });
        return latest.Value is { } logs ? logs.Fetched()
            // Training that was stopped after the last batch of an epoch, and before its end, has nothing left to take.
            : first > 0 ? model.GetMetricsResult().Fetched()
            : throw new ArgumentException($"{(phase == Phase.Train ? "Fit" : "Evaluate")}: the data gave no batches. A sequence that was run through before must be able to start again.");
    }

    // Batch by batch, each in a scope of its own; callbacks are told of as many at once as the model was compiled for.
    static void ForEachBatch(Model model, BatchFeed feed, Phase phase, CallbackList told, int first, Func<Batch, int, Logs> run)
    {
        feed.BeginEpoch(first);
        using var finite = FiniteCheck.When(model.CompiledOrNull is { RunEagerly: true });
        var (together, untold, logs) = (model.CompiledOrNull?.StepsPerExecution ?? 1, 0, Logs.Empty);
        for (var step = first; ; step++)
        {
            using var scope = TensorScope.Open();
            if (feed.Next() is not { } batch)
            {
                if (untold > 0) told.BatchEnd(phase, step - 1, logs);
                return;
            }
            if (untold == 0) told.BatchBegin(phase, step);
            logs = run(batch, step);
            if (++untold < together) continue;
            untold = 0;
            told.BatchEnd(phase, step, logs);
            if (phase == Phase.Train ? model.StopTraining : phase == Phase.Test && model.StopEvaluating) return;
        }
    }

    static Logs Step(Model model, Phase phase, Batch batch, int step)
    {
        FiniteCheck.Data(batch, step);
        var logs = phase == Phase.Train ? model.TrainStep(batch) : model.TestStep(batch);
        if (phase == Phase.Train) FiniteCheck.Weights(model, step);
        return logs;
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
