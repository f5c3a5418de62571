namespace KerasLike.Layers;

/// <summary>
/// Some axes of a tensor turned to its end, where libtorch's kernels normalize, and back. The turn is a view; where the axes are the last ones already,
/// there is none.
/// </summary>
internal sealed class AxesLast
{
    readonly long[] turn, back;
    readonly bool turns;

    /// <param name="axes">The axes, sorted and counted from the start.</param>
    /// <param name="rank">The rank of the tensors.</param>
    internal AxesLast(Dims axes, int rank)
    {
        var chosen = axes.ToLongs();
        turn = [.. Enumerable.Range(0, rank).Select(a => (long)a).Except(chosen), .. chosen];
        back = [.. Enumerable.Range(0, rank).Select(a => (long)Array.IndexOf(turn, a))];
        turns = !turn.Order().SequenceEqual(turn);
        Last = [.. Enumerable.Range(1, chosen.Length).Select(a => (long)-a)];
    }

    /// <summary>The rank of the tensors.</summary>
    internal int Rank => turn.Length;

    /// <summary>The axes once they are turned, counted from the end.</summary>
    internal long[] Last { get; }

    /// <summary>Computes with the axes at the end; the function gets their sizes too.</summary>
    internal Tensor Apply(Tensor x, Func<Tensor, long[], Tensor> compute)
    {
        var turned = turns ? x.permute(turn) : x;
        var sizes = new long[Last.Length];
        for (int i = 0; i < sizes.Length; i++) sizes[i] = turned.size((int)turned.ndim - sizes.Length + i);
        var result = compute(turned, sizes);
        return turns ? result.permute(back) : result;
    }

    /// <summary>A layer's axes counted from the start and sorted, once it is certain that they are there.</summary>
    internal static Dims Sorted(Layer layer, Dims axes, Shape inputShape)
    {
        var given = axes.Values.ToArray();
        var sorted = given.Select(inputShape.Axis).Order().ToArray();
        return Array.TrueForAll(sorted, a => a >= 0 && a < inputShape.Rank) && sorted.Distinct().Count() == sorted.Length && sorted.Length > 0 ? new(sorted)
            : throw new ArgumentException($"{layer.Description}: `axis` must name axes of the input, each once. Received: axis={axes}, input shape={inputShape}");
    }

    /// <summary>The sizes of those axes of an input that are known.</summary>
    internal static Dictionary<int, int> KnownSizes(Dims axes, Shape inputShape) =>
        axes.Values.ToArray().Where(a => inputShape[inputShape.Axis(a)] is not null).ToDictionary(a => a, a => inputShape[inputShape.Axis(a)]!.Value);
}
