using System.Numerics;

namespace KerasLike.Native;

/// <summary>Vectors of memory whose end may come before the vector's: the rest reads as zero, and is not written.</summary>
internal static unsafe class Lanes
{
    /// <summary>As many of <paramref name="count"/> numbers as a vector holds.</summary>
    internal static Vector<float> Load(float* from, int count)
    {
        if (count >= Vector<float>.Count) return Vector.Load(from);
        var lanes = Vector<float>.Zero;
        for (int i = 0; i < count; i++) ((float*)&lanes)[i] = from[i];
        return lanes;
    }

    /// <inheritdoc cref="Load"/>
    internal static void Store(Vector<float> lanes, float* to, int count)
    {
        if (count >= Vector<float>.Count) lanes.Store(to);
        else
            for (int i = 0; i < count; i++) to[i] = ((float*)&lanes)[i];
    }

    /// <summary>
    /// eˣ to the last digit or two of a float32, in half the time of the general one: 2ⁿ by the exponent's bits, and a polynomial for the rest.
    /// Beyond what a float32 holds it stays at about 10⁻³⁸ and 10³⁸.
    /// </summary>
    internal static Vector<float> Exp(Vector<float> x)
    {
        // In this order NaN stays NaN.
        x = Vector.MaxNative(new(-87f), Vector.MinNative(new(88f), x));
        // Added to 1.5 · 2²³, a number rounds to a whole one, which is then in the lowest bits.
        var shift = new Vector<float>(12582912f);
        var shifted = Vector.MultiplyAddEstimate(x, new(1.44269504f), shift);
        var whole = shifted - shift;
        // ln 2 in two parts, the first of which times a whole number is exact.
        var rest = Vector.MultiplyAddEstimate(whole, new(2.12194440e-4f), Vector.MultiplyAddEstimate(whole, new(-0.693359375f), x));
        var series = new Vector<float>(1 / 5040f);
        series = Vector.MultiplyAddEstimate(series, rest, new(1 / 720f));
        series = Vector.MultiplyAddEstimate(series, rest, new(1 / 120f));
        series = Vector.MultiplyAddEstimate(series, rest, new(1 / 24f));
        series = Vector.MultiplyAddEstimate(series, rest, new(1 / 6f));
        series = Vector.MultiplyAddEstimate(series, rest, new(0.5f));
        series = Vector.MultiplyAddEstimate(series, rest, Vector<float>.One);
        series = Vector.MultiplyAddEstimate(series, rest, Vector<float>.One);
        return series * Vector.AsVectorSingle((Vector.AsVectorInt32(shifted) << 23) + new Vector<int>(0x3f800000));
    }
}
