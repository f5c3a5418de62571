using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>An argument that is an int or a tuple of ints: <c>kernelSize: 5</c> or <c>kernelSize: (5, 5)</c>, <c>axis: 0</c> or <c>axis: [0, 1]</c>.</summary>
[CollectionBuilder(typeof(Dims), nameof(Create))]
public readonly struct Dims : IEquatable<Dims>
{
    readonly int[]? values;

    /// <summary>Makes the argument from a list of values.</summary>
    /// <param name="values">The values.</param>
    public Dims(params int[] values)
    {
        this.values = values;
        IsList = true;
    }

    Dims(int value)
    {
        values = [value];
        IsList = false;
    }

    /// <summary>Makes the argument from a collection expression such as <c>[5, 5]</c>.</summary>
    /// <param name="values">The values, one for each axis.</param>
    public static Dims Create(ReadOnlySpan<int> values) => new(values.ToArray());

    /// <summary>The values as written or, once a layer has taken them, one for each axis.</summary>
    public ReadOnlySpan<int> Values => values;

    /// <summary>Whether several values were written, or one in a list, rather than a single int.</summary>
    internal bool IsList { get; }

    /// <summary>The number of values.</summary>
    public int Length => Values.Length;

    /// <summary>One value.</summary>
    /// <param name="axis">Its axis.</param>
    public int this[int axis] => Values[axis];

    /// <summary>Lets a foreach run over the values.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <summary>A single value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Dims(int value) => new Dims(value);

    /// <summary>Two values.</summary>
    /// <param name="values">The values, in the order of the axes.</param>
    public static implicit operator Dims((int, int) values) => new(values.Item1, values.Item2);

    /// <summary>Three values.</summary>
    /// <param name="values">The values, in the order of the axes.</param>
    public static implicit operator Dims((int, int, int) values) => new(values.Item1, values.Item2, values.Item3);

    /// <summary>Four values.</summary>
    /// <param name="values">One value for each axis.</param>
    public static implicit operator Dims((int, int, int, int) values) => new(values.Item1, values.Item2, values.Item3, values.Item4);

    /// <summary>Brings the argument to one value for each of <paramref name="rank"/> axes, each at least <paramref name="least"/>.</summary>
    internal Dims ForAxes(int rank, string owner, string name, int least = 1)
    {
        if (Length != 1 && Length != rank)
            throw new ArgumentException($"{owner}: `{name}` must be an int{(rank > 1 ? $" or {rank} ints" : "")}. Received: {name}={this}", name);
        foreach (var value in this)
            if (value < least) throw new ArgumentOutOfRangeException(name, $"{owner}: `{name}` must be at least {least} on every axis. Received: {name}={this}");
        return Length == rank ? new(values!) : new([.. Enumerable.Repeat(this[0], rank)]);
    }

    internal long[] ToLongs() => Array.ConvertAll(values ?? [], v => (long)v);

    /// <inheritdoc/>
    public bool Equals(Dims other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Dims other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in this) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Whether two arguments have the same values.</summary>
    /// <param name="left">One argument.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Dims left, Dims right) => left.Equals(right);

    /// <summary>Whether two arguments differ.</summary>
    /// <param name="left">One argument.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Dims left, Dims right) => !left.Equals(right);

    /// <summary>The argument as Python prints it.</summary>
    public override string ToString() => IsList ? $"({string.Join(", ", values ?? [])})" : $"{this[0]}";
}
