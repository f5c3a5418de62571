using System.Runtime.CompilerServices;
using KerasLike.Callbacks;
using KerasLike.Training;

namespace KerasLike.Models;

// Measuring and predicting.
partial class Model
{
    /// <summary>Measures the model.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line; 2: one line; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    /// <param name="returnDict">Whether the result prints as a dictionary. Either way it answers to places and names, and converts to a dictionary. Default: false.</param>
    /// <returns>The loss, then the metrics.</returns>
    public Evaluation Evaluate(Tensors x, Tensors? y = null, int? batchSize = null, Verbose? verbose = null, Tensors? sampleWeight = null, int? steps = null, IEnumerable<Callback>? callbacks = null,
        bool returnDict = false)
    {
        Compiled("Evaluate");
        using var data = new ArrayData("Evaluate", Check.NotNull(x, "Evaluate"), y, sampleWeight);
        return Trainer.Evaluate(this, new ArrayAdapter(data, 0, data.Samples, Check.Positive(batchSize, "Evaluate") ?? FitOptions.DefaultBatchSize), Check.Positive(steps, "Evaluate"), verbose ?? 1, callbacks, returnDict);
    }

    /// <summary>Measures the model on batches that a sequence yields.</summary>
    /// <inheritdoc cref="Evaluate(Tensors, Tensors, int?, Verbose?, Tensors, int?, IEnumerable{Callback}, bool)"/>
    [OverloadResolutionPriority(1)]
    public Evaluation Evaluate(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null, bool returnDict = false)
    {
        Compiled("Evaluate");
        return Trainer.Evaluate(this, DataAdapter.Of("Evaluate", Check.NotNull(x, "Evaluate"), steps, "steps"), Check.Positive(steps, "Evaluate"), verbose ?? 1, callbacks, returnDict);
    }

    /// <summary>Computes the outputs of samples, in batches and without gradients. The result is on the CPU and belongs to the caller.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line; 2: one line; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="steps">The number of batches; null is all there are. Default: null.</param>
    /// <param name="callbacks">What is told how it goes. Default: none.</param>
    public Tensor Predict(Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        One(PredictMany(x, batchSize, verbose, steps, callbacks));

    /// <summary>Computes the outputs of samples with a model of several outputs; those of a model made of a dictionary have its names.</summary>
    /// <inheritdoc cref="Predict(Tensors, int?, Verbose?, int?, IEnumerable{Callback})"/>
    public Tensors PredictMany(Tensors x, int? batchSize = null, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null)
    {
        using var data = new ArrayData("Predict", Check.NotNull(x, "Predict"), null, null);
        return Trainer.Predict(this, new ArrayAdapter(data, 0, data.Samples, Check.Positive(batchSize, "Predict") ?? FitOptions.DefaultBatchSize), data.Samples, Check.Positive(steps, "Predict"), verbose ?? 1, callbacks);
    }

    /// <summary>Computes the outputs of batches that a sequence yields. Targets in them are not used.</summary>
    /// <inheritdoc cref="Predict(Tensors, int?, Verbose?, int?, IEnumerable{Callback})"/>
    [OverloadResolutionPriority(1)]
    public Tensor Predict(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) => One(PredictMany(x, verbose, steps, callbacks));

    /// <summary>Computes the outputs of batches with a model of several outputs.</summary>
    /// <inheritdoc cref="Predict(IEnumerable{Batch}, Verbose?, int?, IEnumerable{Callback})"/>
    [OverloadResolutionPriority(1)]
    public Tensors PredictMany(IEnumerable<Batch> x, Verbose? verbose = null, int? steps = null, IEnumerable<Callback>? callbacks = null) =>
        Trainer.Predict(this, DataAdapter.Of("Predict", Check.NotNull(x, "Predict"), steps, "steps"), null, Check.Positive(steps, "Predict"), verbose ?? 1, callbacks);

    Tensor One(Tensors outputs) => outputs.Count == 1 ? outputs[0]
        : throw new InvalidOperationException($"{Description} gives {outputs.Count} outputs. Ask for all of them: PredictMany");
}
