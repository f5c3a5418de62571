using KerasLike.Callbacks;
using KerasLike.Data;
using KerasLike.Training;

namespace KerasLike.Models;

/// <summary>Training, measuring and predicting with batches that come as they come, from a network or a queue: <c>async IAsyncEnumerable&lt;Batch&gt; Read() { … yield return (x, y); }</c>.</summary>
public static class AsyncData
{
    /// <summary>Trains a model on batches as they come, waiting for each. The sequence is run through anew each epoch.</summary>
    /// <inheritdoc cref="Model.Fit(IEnumerable{Batch}, int, Verbose?, IEnumerable{Callback}, ValidationData, IReadOnlyDictionary{int, double}, int, int?, int?, int?, ValidationFrequency)"/>
    public static History Fit(this Model model, IAsyncEnumerable<Batch> x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default) =>
        Check.NotNull(model).Fit(AsyncSequence.Block(Check.NotNull(x, "Fit")), epochs, verbose, callbacks, validationData, classWeight, initialEpoch, stepsPerEpoch, validationSteps, validationBatchSize, validationFreq);

    /// <summary>Measures a model on batches as they come.</summary>
    /// <inheritdoc cref="Model.Evaluate(IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback}, bool)"/>
    public static Evaluation Evaluate(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null, bool returnDict = false) =>
        Check.NotNull(model).Evaluate(AsyncSequence.Block(Check.NotNull(x, "Evaluate")), verbose, steps, callbacks, returnDict);

    /// <summary>Computes the outputs of batches as they come, with a model of several outputs.</summary>
    /// <inheritdoc cref="Model.Predict(IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback})"/>
    public static Tensors PredictMany(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        Check.NotNull(model).PredictMany(AsyncSequence.Block(Check.NotNull(x, "Predict")), verbose, steps, callbacks);

    /// <summary>Computes the outputs of batches as they come. Targets in them are not used.</summary>
    /// <inheritdoc cref="Model.Predict(IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback})"/>
    public static Tensor Predict(this Model model, IAsyncEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        Check.NotNull(model).Predict(AsyncSequence.Block(Check.NotNull(x, "Predict")), verbose, steps, callbacks);
}
