using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Runs a cell over the steps of a sequence.</summary>
/// <param name="cell">The cell; several are stacked by <see cref="StackedRNNCells"/>.</param>
/// <param name="returnSequences">Whether the output is that of every step, or the last one's. Default: false.</param>
/// <param name="returnState">Whether the last states follow the output. Default: false.</param>
/// <param name="goBackwards">Whether the sequence is read from its end. Default: false.</param>
/// <param name="stateful">Whether a batch begins with the states that the batch before ended with, sample by sample. Default: false.</param>
/// <param name="unroll">Whether Keras unrolls its loop; a hint to compilers, without effect on the result. Needs a known number of steps. Default: false.</param>
/// <param name="zeroOutputForMask">Whether the output of a masked step is zero, or the step before's. Default: false.</param>
/// <param name="activityRegularizer">A penalty on the output, per sample, that is added to the loss. Default: none.</param>
/// <param name="inputShape">The shape of one sample, (steps, features), on a model's first layer. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Whether training changes the weights. Default: true.</param>
/// <param name="dtype">The number types to compute in; null is float32. Default: null.</param>
/// <remarks>
/// Input: (batch, steps, features), optionally followed by the initial states.<br/>
/// Output: (batch, units), or (batch, steps, units) with <paramref name="returnSequences"/>; with <paramref name="returnState"/> the states after it.<br/>
/// Weights: the cell's.<br/>
/// Keras: <c>keras.layers.RNN</c>
/// </remarks>
/// <example><code>model.Add(new RNN(new LSTMCell(64)));</code></example>
public sealed class RNN(RNNCell cell, bool returnSequences = false, bool returnState = false, bool goBackwards = false, bool stateful = false, bool unroll = false,
    bool zeroOutputForMask = false, Regularizer? activityRegularizer = null, Shape? inputShape = null, string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : RecurrentLayer(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype)
{
    /// <summary>The cell.</summary>
    public RNNCell Cell => RunCell;
}
