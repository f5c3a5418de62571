namespace KerasLike.Tests.Layers.Convolutional;

/// <summary>The numbers of a tensor, by index; 0 outside.</summary>
internal sealed class Grid(Tensor tensor)
{
    readonly double[] values = tensor.to(torch.float64).contiguous().data<double>().ToArray();

    internal int[] Dims { get; } = [.. tensor.shape.Select(d => (int)d)];

    internal double this[int[] at] => Holds(at) ? values[at.Zip(Dims).Aggregate(0, (place, axis) => place * axis.Second + axis.First)] : 0;

    internal bool Holds(int[] at) => at.Zip(Dims).All(a => a.First >= 0 && a.First < a.Second);

    internal static Tensor Make(int[] dims, Func<int[], double> value) => torch.tensor(Indices(dims).Select(value).ToArray()).reshape([.. dims.Select(d => (long)d)]);

    internal static IEnumerable<int[]> Indices(int[] dims) =>
        dims.Aggregate((IEnumerable<int[]>)[[]], (all, dim) => all.SelectMany(_ => Enumerable.Range(0, dim), (before, i) => (int[])[.. before, i]));
}
