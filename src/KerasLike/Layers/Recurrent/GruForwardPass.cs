using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>One step of a GRU from the products of its input and of its state on.</summary>
internal unsafe struct GruForwardPass : ISharedWork
{
    internal int Units;
    internal long Batch, Steps, Step;
    internal float* Input, OfState, Bias, States, Gates;

    /// <inheritdoc/>
    public readonly void Run(int part, int parts)
    {
        for (var row = Batch * part / parts; row < Batch * (part + 1) / parts; row++)
            for (int i = 0; i < Units; i += Vector<float>.Count) Some(row, i, Units - i);
    }

    // z = σ(x_z + s_z), r = σ(x_r + s_r), c = tanh(x_c + r s_c), h' = c + z (h − c).
    readonly void Some(long row, int i, int count)
    {
        // All but the input goes step by step.
        var at = (Step * Batch + row) * Units;
        var input = Input + (row * Steps + Step) * 3 * Units + i;
        var ofState = OfState + row * 3 * Units + i;
        var update = Sigmoid(Lanes.Load(input, count) + State(ofState, 0, i, count));
        var reset = Sigmoid(Lanes.Load(input + Units, count) + State(ofState, 1, i, count));
        var inner = State(ofState, 2, i, count);
        var candidate = Tanh(Lanes.Load(input + 2 * Units, count) + reset * inner);
        Lanes.Store(candidate + update * (Lanes.Load(States + at + i, count) - candidate), States + at + Batch * Units + i, count);
        if (Gates == null) return;
        var gates = Gates + 4 * at + i;
        Lanes.Store(update, gates, count);
        Lanes.Store(reset, gates + Units, count);
        Lanes.Store(candidate, gates + 2 * Units, count);
        Lanes.Store(inner, gates + 3 * Units, count);
    }

    readonly Vector<float> State(float* ofState, int gate, int i, int count)
    {
        var product = Lanes.Load(ofState + gate * Units, count);
        return Bias == null ? product : product + Lanes.Load(Bias + gate * Units + i, count);
    }

    static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Lanes.Exp(-x));

    // Near zero the difference would lose the digits, so the series stands there: x − x³/3 + 2x⁵/15.
    static Vector<float> Tanh(Vector<float> x)
    {
        var square = x * x;
        var series = x + x * square * (new Vector<float>(-1 / 3f) + square * new Vector<float>(2 / 15f));
        var far = Vector<float>.One - new Vector<float>(2) / (Vector<float>.One + Lanes.Exp(x + x));
        return Vector.ConditionalSelect(Vector.LessThan(square, new Vector<float>(0.01f)), series, far);
    }
}
