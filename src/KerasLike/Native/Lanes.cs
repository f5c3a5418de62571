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
}
