namespace KerasLike.Layers;

/// <summary>Axes of an input that keep their indices apart, where all the others are taken together.</summary>
internal sealed class KeptAxes
{
    readonly int[] kept;
    readonly Shape built;
    readonly Func<Shape, ArgumentException> misfit, unlike;

    internal KeptAxes(Dims axis, Shape input, string owner)
    {
        built = input;
        misfit = array => new($"{owner}: `mean` and `variance` do not fit the input. Received: mean shape={array}, input shape={input}, axis={axis}");
        unlike = data => new($"{owner}: it was built on shape {input}, which data must have along axis {axis}. Received: shape {data}", nameof(data));
        foreach (var a in axis)
            if (a < -input.Rank || a >= input.Rank) throw new ArgumentException($"{owner}: `axis` must be from {-input.Rank} to {input.Rank - 1} for an input of {input.Rank} axes. Received: axis={axis}, input shape={input}");
        kept = [.. axis.Values.ToArray().Select(input.Axis).Order()];
        if (Array.Find(kept, a => input[a] is null) is var unknown && kept.Length > 0 && input[unknown] is null)
            throw new ArgumentException($"{owner}: the size of the input must be known along `axis`. Received: axis={axis}, input shape={input}");
        Sizes = Array.ConvertAll(kept, a => (long)input[a]!.Value);
        Others = [.. Enumerable.Range(0, input.Rank).Except(kept).Select(a => (long)a)];
        Broadcast = [.. input.Select((size, a) => Array.IndexOf(kept, a) >= 0 ? (long)size!.Value : 1)];
    }

    /// <summary>The sizes along the axes.</summary>
    internal long[] Sizes { get; }

    /// <summary>The other axes.</summary>
    internal long[] Others { get; }

    /// <summary>The sizes along the axes, and 1 along the others.</summary>
    internal long[] Broadcast { get; }

    /// <summary>These axes, of data that has the same sizes along them.</summary>
    internal KeptAxes For(Tensor data) => data.ndim == built.Rank && Array.TrueForAll(kept, a => data.size(a) == built[a]) ? this : throw unlike(Shape.Of(data));

    /// <summary>The sizes with which an array stretches over an input, its last axis along the last of the axes.</summary>
    internal long[] Expand(Shape array)
    {
        if (array.Rank > kept.Length) throw misfit(array);
        var sizes = Enumerable.Repeat(1L, built.Rank).ToArray();
        for (int i = 1; i <= array.Rank; i++)
        {
            if (array[^i] != 1 && array[^i] != Sizes[^i]) throw misfit(array);
            sizes[kept[^i]] = array[^i]!.Value;
        }
        return sizes;
    }
}
