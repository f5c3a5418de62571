namespace KerasLike.Layers;

/// <summary>What stands between the brackets of <c>x[.., 0]</c>: places, ranges, new axes and the rest.</summary>
internal static class SliceKeys
{
    /// <summary>Refuses a key that a symbolic tensor has no such parts for.</summary>
    internal static void Check(KerasTensor tensor, TensorSlice[] key)
    {
        if (key.Count(k => k.IsRest) > 1) throw new ArgumentException($"An index can hold one `TensorSlice.Rest`. Received: [{string.Join(", ", key)}]", nameof(key));
        var taken = key.Where(k => k.IsPlace || k.IsRange).ToList();
        if (taken.Count > tensor.Shape.Rank) throw new ArgumentException($"{tensor} has {tensor.Shape.Rank} axes. Received: [{string.Join(", ", key)}]", nameof(key));
        var rest = Array.FindIndex(key, k => k.IsRest);
        for (int i = 0, axis = 0; i < key.Length; i++)
        {
            if (i == rest) axis = tensor.Shape.Rank - key.Skip(i + 1).Count(k => k.IsPlace || k.IsRange);
            if (!key[i].IsPlace && !key[i].IsRange) continue;
            if (key[i].IsPlace && tensor.Shape[axis] is int length && (key[i].Start >= length || key[i].Start < -length))
                throw new ArgumentOutOfRangeException(nameof(key), $"{tensor} has {length} elements on axis {axis}. Received: [{string.Join(", ", key)}]");
            axis++;
        }
    }

    /// <summary>The parts of a key, as a call or a config holds it.</summary>
    internal static IEnumerable<TensorSlice> Of(string owner, object key) => key switch
    {
        System.Collections.IList list => list.Cast<object?>().Select(k => SliceOf(owner, k)),
        _ => [SliceOf(owner, key)],
    };

    static TensorSlice SliceOf(string owner, object? key) => key switch
    {
        null => TensorSlice.NewAxis,
        int place => place,
        TensorSlice slice => slice,
        _ => throw new ArgumentException($"{owner}: an index must be a number, a range, a new axis or the rest. Received: {key}"),
    };
}
