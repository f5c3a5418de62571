using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>The derivatives of <see cref="GruForwardPass"/>.</summary>
/// <param name="batch">Rows.</param>
/// <param name="steps">Steps of a row.</param>
/// <param name="units">Numbers in a state.</param>
/// <param name="kept">The gates, step by step.</param>
/// <param name="states">All states, step by step, the first included.</param>
/// <param name="outer">The gradients of the states from outside.</param>
/// <param name="ofInput">Where the gradients of the input's products go.</param>
/// <param name="ofState">Where those of the state's products go, step by step.</param>
internal unsafe struct GruBackwardPass(long batch, long steps, int units, float* kept, float* states, float* outer, float* ofInput, float* ofState) : ISharedWork
{
    internal long Step;

    // The gradient of the state after this step from the steps after it, and of the state before but for the kernel's part.
    internal float* Later, Earlier;

    /// <inheritdoc/>
    public readonly void Run(int part, int parts)
    {
        for (var row = batch * part / parts; row < batch * (part + 1) / parts; row++)
            for (int i = 0; i < units; i += Vector<float>.Count) Some(row, i, units - i);
    }

    readonly void Some(long row, int i, int count)
    {
        var at = (Step * batch + row) * units;
        var gates = kept + 4 * at + i;
        var (update, reset, candidate) = (Lanes.Load(gates, count), Lanes.Load(gates + units, count), Lanes.Load(gates + 2 * units, count));
        var gradient = Lanes.Load(outer + at + batch * units + i, count) + Lanes.Load(Later + row * units + i, count);
        var rest = Vector<float>.One - update;
        var dCandidate = gradient * rest * (Vector<float>.One - candidate * candidate);
        var dReset = dCandidate * Lanes.Load(gates + 3 * units, count) * reset * (Vector<float>.One - reset);
        var dUpdate = gradient * (Lanes.Load(states + at + i, count) - candidate) * update * rest;
        Store(ofInput + (row * steps + Step) * 3 * units + i, dUpdate, dReset, dCandidate, count);
        Store(ofState + 3 * at + i, dUpdate, dReset, dCandidate * reset, count);
        Lanes.Store(gradient * update, Earlier + row * units + i, count);
    }

    readonly void Store(float* to, Vector<float> update, Vector<float> reset, Vector<float> candidate, int count)
    {
        Lanes.Store(update, to, count);
        Lanes.Store(reset, to + units, count);
        Lanes.Store(candidate, to + 2 * units, count);
    }
}
