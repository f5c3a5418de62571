using KerasLike.Regularizers;

namespace KerasLike.Layers;

/// <summary>Base of the recurrent layers whose cells have matrices for kernels: <see cref="SimpleRNN"/>, <see cref="LSTM"/>, <see cref="GRU"/>.</summary>
public abstract class KernelRecurrentLayer : WeightedRecurrentLayer
{
    private protected KernelRecurrentLayer(KernelCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        Regularizer? activityRegularizer, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, inputShape, name, trainable, dtype) { }

    /// <summary>The size of the output and of each state.</summary>
    public int Units => Cell.Units;

    private protected KernelCell Cell => (KernelCell)RunCell;

    /// <summary>Whether a fused kernel must run, must not, or null for where it can.</summary>
    private protected virtual bool? WantsFused => null;

    /// <summary>Output of all steps and last states by libtorch's fused kernel; null where it cannot do what this layer's options ask for.</summary>
    private protected abstract Tensors? RunFused(Tensor sequences, IReadOnlyList<Tensor> states);

    private protected override (Tensor Last, Tensor? All, IReadOnlyList<Tensor> States) RunSequence(Tensor sequences, IReadOnlyList<Tensor> states, Tensor? mask, bool training)
    {
        if (GoBackwards) (sequences, mask) = (sequences.flip(1), mask?.flip(1));
        var run = Cell.Begin(sequences.select(1, 0), training);
        // The kernels know no masks and no dropout between steps.
        var canFuse = mask is null && WantsFused != false && !(training && RecurrentDropout is > 0 and < 1);
        if (canFuse && RunFused(run.Dropped(sequences), states) is { } fused)
            return (fused[0].select(1, -1), ReturnSequences ? fused[0] : null, [.. ((IEnumerable<Tensor>)fused).Skip(1)]);
        if (WantsFused == true)
            throw new InvalidOperationException($"{Description}: useCudnn: true, but there is no fused kernel for these options. It needs activation \"tanh\", recurrentActivation \"sigmoid\", no recurrent dropout and no mask. Leave useCudnn out.");
        return StepThrough(run, sequences, states, mask);
    }
}
