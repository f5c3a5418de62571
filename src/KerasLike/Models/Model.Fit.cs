using System.Runtime.CompilerServices;
using KerasLike.Callbacks;
using KerasLike.Training;

namespace KerasLike.Models;

// Training.
partial class Model
{
    /// <summary>Trains the model.</summary>
    /// <param name="x">The inputs: tensors or arrays, samples along the first axis.</param>
    /// <param name="y">The targets, in the same order. Default: none.</param>
    /// <param name="batchSize">Samples in a batch; null is 32. Default: null.</param>
    /// <param name="epochs">The number of the epoch to train to, so the number of passes over the data when <paramref name="initialEpoch"/> is 0. Default: 1.</param>
    /// <param name="verbose"><c>"auto"</c> or 1: a progress bar on a terminal, else one line an epoch; 2: one line an epoch; 0: nothing. Default: <c>"auto"</c>.</param>
    /// <param name="callbacks">What is told how training goes. Default: none.</param>
    /// <param name="validationSplit">The fraction of samples, at the end of the data, that is evaluated on after each epoch instead of trained on. Default: 0.</param>
    /// <param name="validationData">Data evaluated on after each epoch: <c>(x, y)</c> or <c>(x, y, sampleWeight)</c>. Default: none.</param>
    /// <param name="shuffle">Whether each epoch takes the samples in an order of its own. Default: true.</param>
    /// <param name="classWeight">A weight for each class number; 1 for those left out. Default: none.</param>
    /// <param name="sampleWeight">A weight for each sample. Default: none.</param>
    /// <param name="initialEpoch">The epoch to start at, from 0. Default: 0.</param>
    /// <param name="stepsPerEpoch">Batches in an epoch; null is all there are. Default: null.</param>
    /// <param name="validationSteps">Batches in an evaluation; null is all there are. Default: null.</param>
    /// <param name="validationBatchSize">Samples in a batch of an evaluation; null is <paramref name="batchSize"/>. Default: null.</param>
    /// <param name="validationFreq">After every how many epochs an evaluation comes; or a list of epochs, from 1: <c>[1, 2, 10]</c>. Default: 1.</param>
    /// <returns>The numbers of each epoch.</returns>
    public History Fit(Tensors x, Tensors? y = null, int? batchSize = null, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, double validationSplit = 0.0,
        ValidationData? validationData = null, bool shuffle = true, IReadOnlyDictionary<int, double>? classWeight = null, Tensors? sampleWeight = null, int initialEpoch = 0,
        int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null, ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), y, new(batchSize, epochs, verbose ?? 1, callbacks, validationSplit, validationData, shuffle, classWeight, sampleWeight, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }

    /// <summary>Trains the model on batches that a sequence yields. The sequence is run through anew each epoch, or goes on where it was when <paramref name="stepsPerEpoch"/> is given.</summary>
    /// <inheritdoc cref="Fit(Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency)"/>
    [OverloadResolutionPriority(1)]
    public History Fit(IEnumerable<Batch> x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), new(null, epochs, verbose ?? 1, callbacks, 0, validationData, false, classWeight, null, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }

    /// <summary>Trains the model on batches that are got at by number, each epoch in an order of its own unless <paramref name="shuffle"/> is false.</summary>
    /// <inheritdoc cref="Fit(Tensors, Tensors, int?, int, Verbose?, IEnumerable{Callback}, double, ValidationData, bool, IReadOnlyDictionary{int, double}, Tensors, int, int?, int?, int?, ValidationFrequency)"/>
    [OverloadResolutionPriority(1)]
    public History Fit(PyDataset x, int epochs = 1, Verbose? verbose = null, IEnumerable<Callback>? callbacks = null, ValidationData? validationData = null, bool shuffle = true,
        IReadOnlyDictionary<int, double>? classWeight = null, int initialEpoch = 0, int? stepsPerEpoch = null, int? validationSteps = null, int? validationBatchSize = null,
        ValidationFrequency validationFreq = default)
    {
        Compiled("Fit");
        return Trainer.Fit(this, Check.NotNull(x, "Fit"), new(null, epochs, verbose ?? 1, callbacks, 0, validationData, shuffle, classWeight, null, initialEpoch,
            stepsPerEpoch, validationSteps, validationBatchSize, validationFreq));
    }
}
