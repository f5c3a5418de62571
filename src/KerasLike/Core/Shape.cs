using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>
/// The shape of a tensor: its dimensions, where null is one not known yet, such as the batch. Immutable. Written as in Keras: <c>784</c>,
/// <c>(28, 28, 1)</c>, <c>(null, 28)</c> or <c>[null, 3]</c>; printed as Python does: <c>(None, 28, 28, 1)</c>.
/// </summary>
/// <param name="dims">The dimensions, outermost first; null for an unknown one.</param>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape(params int?[] dims) : IReadOnlyList<int?>, IEquatable<Shape>
{
    readonly int?[] dims = [.. dims];

    /// <summary>The shape of a tensor that exists.</summary>
    internal static Shape Of(Tensor tensor)
    {
        var dims = new int?[tensor.ndim];
        for (int i = 0; i < dims.Length; i++) dims[i] = checked((int)tensor.size(i));
        return new(dims);
    }

    /// <summary>Makes a shape from a collection expression such as <c>[null, 3]</c>.</summary>
    /// <param name="dims">The dimensions, outermost first; null for an unknown one.</param>
    public static Shape Create(ReadOnlySpan<int?> dims) => new(dims.ToArray());

    /// <summary>The number of dimensions.</summary>
    public int Rank => dims.Length;

    /// <summary>Same as <see cref="Rank"/>.</summary>
    public int Count => dims.Length;

    /// <summary>One dimension; <c>^1</c> is the last.</summary>
    /// <param name="index">Position, outermost first.</param>
    public int? this[int index] => dims[index];

    /// <summary>The last dimension. It must be known.</summary>
    public int Last => this[^1] ?? throw new InvalidOperationException($"The last dimension of shape {this} is not known.");

    /// <summary>Whether every dimension is known.</summary>
    public bool IsFullyDefined => Array.TrueForAll(dims, d => d is not null);

    /// <summary>The number of elements, or null when a dimension is unknown.</summary>
    public long? Size
    {
        get
        {
            long size = 1;
            foreach (var d in dims)
            {
                if (d is null) return null;
                size *= d.Value;
            }
            return size;
        }
    }

    /// <summary>This shape with a batch dimension in front.</summary>
    internal Shape Batched(int? batch = null) => new([batch, .. dims]);

    /// <summary>This shape without its first dimension.</summary>
    internal Shape WithoutBatch => new(dims[1..]);

    /// <summary>The place of an axis that may be counted from the end.</summary>
    internal int Axis(int axis) => axis < 0 ? axis + Rank : axis;

    /// <summary>This shape with one dimension replaced; negative axes count from the end.</summary>
    internal Shape With(int axis, int? dim)
    {
        var copy = (int?[])dims.Clone();
        copy[axis < 0 ? axis + copy.Length : axis] = dim;
        return new(copy);
    }

    /// <summary>The sizes libtorch takes, with <paramref name="unknown"/> where a dimension is not known.</summary>
    internal long[] ToSizes(long unknown = -1) => Array.ConvertAll(dims, d => d ?? unknown);

    /// <summary>Whether a tensor of shape <paramref name="other"/> fits: same rank, and equal wherever this shape is known.</summary>
    internal bool Accepts(Shape other) => Rank == other.Rank && dims.Zip(other.dims).All(d => d.First is null || d.Second is null || d.First == d.Second);

    /// <summary>A shape of one dimension.</summary>
    /// <param name="dim">Its size.</param>
    public static implicit operator Shape(int dim) => new(dim);

    /// <summary>A shape of two dimensions.</summary>
    /// <param name="dims">Their sizes; null for an unknown one.</param>
    public static implicit operator Shape((int?, int?) dims) => new(dims.Item1, dims.Item2);

    /// <summary>A shape of three dimensions.</summary>
    /// <param name="dims">Their sizes; null for an unknown one.</param>
    public static implicit operator Shape((int?, int?, int?) dims) => new(dims.Item1, dims.Item2, dims.Item3);

    /// <summary>A shape of four dimensions.</summary>
    /// <param name="dims">Their sizes; null for an unknown one.</param>
    public static implicit operator Shape((int?, int?, int?, int?) dims) => new(dims.Item1, dims.Item2, dims.Item3, dims.Item4);

    /// <summary>A shape of five dimensions.</summary>
    /// <param name="dims">Their sizes; null for an unknown one.</param>
    public static implicit operator Shape((int?, int?, int?, int?, int?) dims) => new(dims.Item1, dims.Item2, dims.Item3, dims.Item4, dims.Item5);

    /// <summary>Whether two shapes have the same dimensions.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Shape? left, Shape? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    /// <param name="left">One shape.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Shape? left, Shape? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && dims.AsSpan().SequenceEqual(other.dims);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var d in dims) hash.Add(d);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int?> GetEnumerator() => ((IEnumerable<int?>)dims).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => dims.GetEnumerator();

    /// <summary>The shape as Python prints it.</summary>
    public override string ToString() =>
        dims.Length == 1 ? $"({Show(dims[0])},)" : $"({string.Join(", ", dims.Select(Show))})";

    static string Show(int? dim) => dim?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "None";
}
