namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>Convolution and pooling by their definitions, over any number of spatial axes, channels last: plain, slow and in float64.</summary>
internal static class Reference
{
    /// <summary>As Keras (and TensorFlow) pads "same": so that the output has ceil(size / stride), one more after than before.</summary>
    internal static (int Output, int Before) Window(int size, int kernel, int stride, int dilation, string padding)
    {
        var reach = (kernel - 1) * dilation + 1;
        if (padding == "valid") return ((size - reach) / stride + 1, 0);
        var output = (size + stride - 1) / stride;
        return (output, padding == "causal" ? reach - 1 : Math.Max(0, (output - 1) * stride + reach - size) / 2);
    }

    /// <summary>The sum over each window of (n, *spatial, c) times a kernel (*window, c / groups, filters).</summary>
    internal static Tensor Convolve(Tensor x, Tensor kernel, int[] strides, int[] dilation, string padding, int groups = 1)
    {
        var (source, weights, rank) = (new Grid(x), new Grid(kernel), strides.Length);
        var windows = strides.Select((stride, a) => Window(source.Dims[a + 1], weights.Dims[a], stride, dilation[a], padding)).ToArray();
        var (perGroup, filters) = (weights.Dims[rank], weights.Dims[rank + 1]);
        var inWindow = Grid.Indices(weights.Dims[..(rank + 1)]).ToList();
        return Grid.Make([source.Dims[0], .. windows.Select(w => w.Output), filters], at => inWindow.Sum(p =>
        {
            var from = strides.Select((stride, a) => at[a + 1] * stride - windows[a].Before + p[a] * dilation[a]);
            return source[[at[0], .. from, at[^1] / (filters / groups) * perGroup + p[rank]]] * weights[[.. p, at[^1]]];
        }));
    }

    /// <summary>Each element of (n, *spatial, c) lays its multiple of a kernel (*window, filters, c) into the output, which begins <paramref name="before"/> after the first window does.</summary>
    internal static Tensor ConvolveTransposed(Tensor x, Tensor kernel, int[] strides, int[] dilation, int[] before, int[] lengths)
    {
        var (source, weights, rank) = (new Grid(x), new Grid(kernel), strides.Length);
        var (filters, channels) = (weights.Dims[rank], weights.Dims[rank + 1]);
        var inWindow = Grid.Indices(weights.Dims[..rank]).ToList();
        return Grid.Make([source.Dims[0], .. lengths, filters], at => inWindow.Sum(p =>
        {
            var from = strides.Select((_, a) => at[a + 1] + before[a] - p[a] * dilation[a]).ToArray();
            if (from.Where((f, a) => f % strides[a] != 0).Any()) return 0;
            return Enumerable.Range(0, channels).Sum(c => source[[at[0], .. from.Select((f, a) => f / strides[a]), c]] * weights[[.. p, at[^1], c]]);
        }));
    }

    /// <summary>What a function makes of each window of (n, *spatial, c), of the part inside.</summary>
    internal static Tensor Pool(Tensor x, int[] size, int[] strides, string padding, Func<IEnumerable<double>, double> reduce)
    {
        var source = new Grid(x);
        var windows = size.Select((length, a) => Window(source.Dims[a + 1], length, strides[a], 1, padding)).ToArray();
        return Grid.Make([source.Dims[0], .. windows.Select(w => w.Output), source.Dims[^1]], at => reduce(Grid.Indices(size)
            .Select(p => (int[])[at[0], .. p.Select((q, a) => at[a + 1] * strides[a] - windows[a].Before + q), at[^1]]).Where(source.Holds).Select(i => source[i])));
    }

    /// <summary>What a function makes of each of as many windows as the output is to have.</summary>
    internal static Tensor PoolTo(Tensor x, int[] lengths, Func<IEnumerable<double>, double> reduce)
    {
        var source = new Grid(x);
        return Grid.Make([source.Dims[0], .. lengths, source.Dims[^1]], at =>
        {
            var (from, to) = (lengths.Select((n, a) => at[a + 1] * source.Dims[a + 1] / n).ToArray(), lengths.Select((n, a) => ((at[a + 1] + 1) * source.Dims[a + 1] + n - 1) / n).ToArray());
            return reduce(Grid.Indices([.. to.Zip(from, (t, f) => t - f)]).Select(p => source[[at[0], .. p.Zip(from, (q, f) => q + f), at[^1]]]));
        });
    }
}
