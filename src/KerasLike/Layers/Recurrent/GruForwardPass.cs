using System.Numerics;
using KerasLike.Native;

namespace KerasLike.Layers;

/// <summary>One step of a GRU from the products of its input and of its state on.</summary>
/// <param name="batch">Rows.</param>
/// <param name="steps">Steps of a row.</param>
/// <param name="units">Numbers in a state.</param>
/// <param name="inputs">The products of the input, row by row, and step by step in each.</param>
/// <param name="product">The products of the state before this step.</param>
/// <param name="bias">What is added to those, or null.</param>
/// <param name="states">All states, step by step, the first included.</param>
/// <param name="kept">Where the gates go, step by step, or null.</param>
internal unsafe struct GruForwardPass(long batch, long steps, int units, float* inputs, float* product, float* bias, float* states, float* kept) : ISharedWork
{
    internal long Step;

    /// <inheritdoc/>
    public readonly void Run(int part, int parts)
    {
        for (var row = batch * part / parts; row < batch * (part + 1) / parts; row++)
            for (int i = 0; i < units; i += Vector<float>.Count) Some(row, i, units - i);
    }

    // z = σ(x_z + s_z), r = σ(x_r + s_r), c = tanh(x_c + r s_c), h' = c + z (h − c).
    readonly void Some(long row, int i, int count)
    {
        // All but the input goes step by step.
        var at = (Step * batch + row) * units;
        var input = inputs + (row * steps + Step) * 3 * units + i;
        var ofState = product + row * 3 * units + i;
        var update = Sigmoid(Lanes.Load(input, count) + State(ofState, 0, i, count));
        var reset = Sigmoid(Lanes.Load(input + units, count) + State(ofState, 1, i, count));
        var inner = State(ofState, 2, i, count);
        var candidate = Tanh(Lanes.Load(input + 2 * units, count) + reset * inner);
        Lanes.Store(candidate + update * (Lanes.Load(states + at + i, count) - candidate), states + at + batch * units + i, count);
        if (kept == null) return;
        var gates = kept + 4 * at + i;
        Lanes.Store(update, gates, count);
        Lanes.Store(reset, gates + units, count);
        Lanes.Store(candidate, gates + 2 * units, count);
        Lanes.Store(inner, gates + 3 * units, count);
    }

    readonly Vector<float> State(float* ofState, int gate, int i, int count)
    {
        var ofGate = Lanes.Load(ofState + gate * units, count);
        return bias == null ? ofGate : ofGate + Lanes.Load(bias + gate * units + i, count);
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
