using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>The derivatives of <see cref="GruForwardPass"/>.</summary>
internal unsafe struct GruBackwardPass : ISharedWork
{
    internal int Units;
    internal long Batch, Steps, Step;
    internal float* Gates, States, Outer, Later, Earlier, OfInput, OfState;

    /// <inheritdoc/>
    public readonly void Run(int part, int parts)
    {
        for (var row = Batch * part / parts; row < Batch * (part + 1) / parts; row++)
            for (int i = 0; i < Units; i += Vector<float>.Count) Some(row, i, Units - i);
    }

    readonly void Some(long row, int i, int count)
    {
        var at = (Step * Batch + row) * Units;
        var gates = Gates + 4 * at + i;
        var (update, reset, candidate) = (Lanes.Load(gates, count), Lanes.Load(gates + Units, count), Lanes.Load(gates + 2 * Units, count));
        var gradient = Lanes.Load(Outer + at + Batch * Units + i, count) + Lanes.Load(Later + row * Units + i, count);
        var rest = Vector<float>.One - update;
        var dCandidate = gradient * rest * (Vector<float>.One - candidate * candidate);
        var dReset = dCandidate * Lanes.Load(gates + 3 * Units, count) * reset * (Vector<float>.One - reset);
        var dUpdate = gradient * (Lanes.Load(States + at + i, count) - candidate) * update * rest;
        Store(OfInput + (row * Steps + Step) * 3 * Units + i, dUpdate, dReset, dCandidate, count);
        Store(OfState + 3 * at + i, dUpdate, dReset, dCandidate * reset, count);
        Lanes.Store(gradient * update, Earlier + row * Units + i, count);
    }

    readonly void Store(float* to, Vector<float> update, Vector<float> reset, Vector<float> candidate, int count)
    {
        Lanes.Store(update, to, count);
        Lanes.Store(reset, to + Units, count);
        Lanes.Store(candidate, to + 2 * Units, count);
    }
}
