using System.Runtime.CompilerServices;
using KerasLike.Callbacks;
using KerasLike.Training;

namespace KerasLike.Models;

/// <summary>
/// <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c> on a thread of their own. They can be cancelled between two batches: the task is then cancelled, the weights are those of the last whole batch, the
/// model can be used and trained on, and <see cref="Model.History"/> tells how far it came. Progress is reported at most ten times a second, and at the end of each epoch.
/// </summary>
/// <remarks>Tensors that are given must live until the task has ended. What may run beside it, <see cref="Model"/> says.</remarks>
/// <example><code>var history = await model.FitAsync(x, y, epochs: 5, progress: new Progress&lt;BatchProgress&gt;(p => bar.Value = p.Fraction ?? 0), cancellationToken: token);</code></example>
public static partial class ModelAsync
{
    /// <summary>Trains the model in the background.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="epochs">The number of the epoch to train to. Default: 1.</param>
    /// <param name="verbose">What is printed: <c>"auto"</c>, 0, 1 or 2. Default: <c>"auto"</c>.</param>
    /// <param name="callbacks">What is told how training goes, on the thread that trains. Default: none.</param>
    /// <param name="validationSplit">The fraction of samples, at the end of the data, that is evaluated on after each epoch instead of trained on. Default: 0.</param>
    /// <param name="validationData">Data evaluated on after each epoch. Default: none.</param>
    /// <param name="shuffle">Whether each epoch takes the samples in an order of its own. Default: true.</param>
    /// <param name="classWeight">A weight for each class number; 1 for those left out. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="initialEpoch">The epoch to start at, from 0. Default: 0.</param>
    /// <param name="stepsPerEpoch">Batches in an epoch; null is all there are. Default: null.</param>
    /// <param name="validationSteps">Batches in an evaluation; null is all there are. Default: null.</param>
    /// <param name="validationBatchSize">Samples in a batch of an evaluation; null is <paramref name="batchSize"/>. Default: null.</param>
    /// <param name="validationFreq">After every how many epochs an evaluation comes, or a list of epochs, from 1. Default: 1.</param>
    /// <param name="progress">What is told how far training is. Default: nothing.</param>
    /// <param name="cancellationToken">Asks for an end. Default: none.</param>
    /// <returns>The numbers of each epoch.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<History> FitAsync(this Model model, Tensors x, Tensors? y = null, int? batchSize = null, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null,
        double validationSplit = 0.0, ValidationData? validationData = null, bool shuffle = true, IReadOnlyDictionary<int, double>? classWeight = null, Tensors? sampleWeight = null, int initialEpoch = 0,
        int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null, ValidationFrequency validationFreq = default, IProgress<BatchProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Fit(x, y, batchSize, epochs, verbose, With(callbacks, progress, cancellationToken), validationSplit, validationData, shuffle, classWeight, sampleWeight, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq), TaskCreationOptions.LongRunning, cancellationToken);
    }

    /// <summary>Trains the model in the background, on batches that a sequence yields there.</summary>
    /// <inheritdoc cref="FitAsync(Model, Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency, IProgress{BatchProgress}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Task<History> FitAsync(this Model model, IEnumerable<Batch> x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Fit(x, epochs, verbose, With(callbacks, progress, cancellationToken), validationData, classWeight, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize,
            validationFreq), TaskCreationOptions.LongRunning, cancellationToken);
    }

    /// <summary>Trains the model in the background, on batches that are got at by number, each epoch in an order of its own unless <paramref name="shuffle"/> is false.</summary>
    /// <inheritdoc cref="FitAsync(Model, Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency, IProgress{BatchProgress}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Task<History> FitAsync(this Model model, PyDataset x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null,
        bool shuffle = true, IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Fit(x, epochs, verbose, With(callbacks, progress, cancellationToken), validationData, shuffle, classWeight, initialEpoch, stepsPerEpoch, validationSteps,
            validationBatchSize, validationFreq), TaskCreationOptions.LongRunning, cancellationToken);
    }

    /// <summary>Measures the model in the background.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose">What is printed: <c>"auto"</c>, 0, 1 or 2. Default: <c>"auto"</c>.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Default: false.</param>
    /// <param name="progress">What is told how far it is. Default: nothing.</param>
    /// <param name="cancellationToken">Asks for an end. Default: none.</param>
    /// <returns>The loss, then the metrics.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Evaluation> EvaluateAsync(this Model model, Tensors x, Tensors? y = null, int? batchSize = null, Verbose? verbose = null, Tensors? sampleWeight = null, int? steps = null,
        IEnumerable<Callback>? callbacks = null, bool returnDict = false, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Evaluate(x, y, batchSize, verbose, sampleWeight, steps, With(callbacks, progress, cancellationToken), returnDict), TaskCreationOptions.None, cancellationToken);
    }

    /// <summary>Measures the model in the background, on batches that a sequence yields there.</summary>
    /// <inheritdoc cref="EvaluateAsync(Model, Tensors, Tensors, int?, Verbose?, Tensors, int?, IEnumerable{Callback}, bool, IProgress{BatchProgress}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Task<Evaluation> EvaluateAsync(this Model model, IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null, bool returnDict = false,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Evaluate(x, verbose, steps, With(callbacks, progress, cancellationToken), returnDict), TaskCreationOptions.None, cancellationToken);
    }

    /// <summary>Computes the outputs of samples in the background. The result is on the CPU and belongs to the caller.</summary>
    /// <param name="model">The model.</param>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose">What is printed: <c>"auto"</c>, 0, 1 or 2. Default: <c>"auto"</c>.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    /// <param name="progress">What is told how far it is. Default: nothing.</param>
    /// <param name="cancellationToken">Asks for an end. Default: none.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Task<Tensor> PredictAsync(this Model model, Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Predict(x, batchSize, verbose, steps, With(callbacks, progress, cancellationToken)), TaskCreationOptions.None, cancellationToken);
    }

    /// <summary>Computes in the background the outputs of batches that a sequence yields there.</summary>
    /// <inheritdoc cref="PredictAsync(Model, Tensors, int?, Verbose?, int?, IEnumerable{Callback}, IProgress{BatchProgress}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Task<Tensor> PredictAsync(this Model model, IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.Predict(x, verbose, steps, With(callbacks, progress, cancellationToken)), TaskCreationOptions.None, cancellationToken);
    }

    /// <summary>Computes the outputs of samples in the background, with a model of several outputs.</summary>
    /// <inheritdoc cref="PredictAsync(Model, Tensors, int?, Verbose?, int?, IEnumerable{Callback}, IProgress{BatchProgress}, CancellationToken)"/>
    public static Task<Tensors> PredictManyAsync(this Model model, Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.PredictMany(x, batchSize, verbose, steps, With(callbacks, progress, cancellationToken)), TaskCreationOptions.None, cancellationToken);
    }

    /// <summary>Computes in the background the outputs of batches, with a model of several outputs.</summary>
    /// <inheritdoc cref="PredictAsync(Model, IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback}, IProgress{BatchProgress}, CancellationToken)"/>
    [OverloadResolutionPriority(1)]
    public static Task<Tensors> PredictManyAsync(this Model model, IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Check.NotNull(model);
        return Run(() => model.PredictMany(x, verbose, steps, With(callbacks, progress, cancellationToken)), TaskCreationOptions.None, cancellationToken);
    }

    // The loop runs on one thread from beginning to end: dispose scopes, and whether gradients are computed, belong to a thread.
    static Task<T> Run<T>(Func<T> loop, TaskCreationOptions options, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(loop, cancellationToken, options | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);

    static List<Callback> With(IEnumerable<Callback>? callbacks, IProgress<BatchProgress>? progress, CancellationToken cancellationToken)
    {
        List<Callback> all = [.. callbacks ?? []];
        if (progress is not null) all.Add(new ProgressReporter(progress));
        if (cancellationToken.CanBeCanceled) all.Add(new Cancellation(cancellationToken));
        return all;
    }
}
