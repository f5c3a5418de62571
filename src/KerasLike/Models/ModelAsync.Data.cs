using KerasLike.Callbacks;
using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike.Models;

// Batches that come as they come: waiting for one ends with the token too.
partial class ModelAsync
{
    /// <summary>Trains the model in the background, on batches as they come, waiting for each. The sequence is run through anew each epoch; it gets the token.</summary>
    /// <inheritdoc cref="FitAsync(Model, IEnumerable{Batch}, int, Verbose?, IEnumerable{Callback}, ValidationData, IReadOnlyDictionary{int, double}, int, int?, int?, int?, ValidationFrequency, IProgress{BatchProgress}, CancellationToken)"/>
    public static Task<History> FitAsync(this Model model, IAsyncEnumerable<Batch> x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null,
        ValidationData? validationData = null, IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null,
        int? validationBatchSize = null, ValidationFrequency validationFreq = default, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        model.FitAsync(AsyncSequence.Block(Check.NotNull(x, "FitAsync"), cancellationToken), epochs, verbose, callbacks, validationData, classWeight, initialEpoch, stepsPerEpoch, validationSteps,
            validationBatchSize, validationFreq, progress, cancellationToken);

    /// <summary>Measures the model in the background, on batches as they come.</summary>
    /// <inheritdoc cref="EvaluateAsync(Model, IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback}, bool, IProgress{BatchProgress}, CancellationToken)"/>
    public static Task<Evaluation> EvaluateAsync(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        bool returnDict = false, IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        model.EvaluateAsync(AsyncSequence.Block(Check.NotNull(x, "EvaluateAsync"), cancellationToken), verbose, steps, callbacks, returnDict, progress, cancellationToken);

    /// <summary>Computes in the background the outputs of batches as they come.</summary>
    /// <inheritdoc cref="PredictAsync(Model, IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback}, IProgress{BatchProgress}, CancellationToken)"/>
    public static Task<Tensor> PredictAsync(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        model.PredictAsync(AsyncSequence.Block(Check.NotNull(x, "PredictAsync"), cancellationToken), verbose, steps, callbacks, progress, cancellationToken);

    /// <summary>Computes in the background the outputs of batches as they come, with a model of several outputs.</summary>
    /// <inheritdoc cref="PredictAsync(Model, IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback}, IProgress{BatchProgress}, CancellationToken)"/>
    public static Task<Tensors> PredictManyAsync(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        IProgress<BatchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        model.PredictManyAsync(AsyncSequence.Block(Check.NotNull(x, "PredictManyAsync"), cancellationToken), verbose, steps, callbacks, progress, cancellationToken);
}
