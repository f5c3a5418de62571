using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>An argument that is the two ends of a range, or a number for which a layer has a rule: <c>factor: (0.1, 0.3)</c>, <c>factor: 0.2</c>.</summary>
[CollectionBuilder(typeof(Interval), nameof(Create))]
public readonly struct Interval : IEquatable<Interval>, IConfigValue
{
    readonly double[]? values;

    /// <summary>Makes the argument from a list of values.</summary>
    /// <param name="values">The values.</param>
    public Interval(params double[] values) => (this.values, IsList) = (values, true);

    Interval(double value) => values = [value];

    /// <summary>Makes the argument from a collection expression such as <c>[0.1, 0.3]</c>.</summary>
    /// <param name="values">The values.</param>
    public static Interval Create(ReadOnlySpan<double> values) => new(values.ToArray());

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The number of values.</summary>
    public int Length => Values.Length;

    /// <summary>One value; <c>^1</c> is the last.</summary>
    /// <param name="index">Its place.</param>
    public double this[int index] => Values[index];

    /// <summary>Whether a list was written rather than a number.</summary>
    internal bool IsList { get; }

    /// <summary>The first of two values that bound a range.</summary>
    internal double Low => Values[0];

    /// <summary>The last of two values that bound a range.</summary>
    internal double High => Values[^1];

    /// <summary>A single value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Interval(double value) => new Interval(value);

    /// <summary>Two values.</summary>
    /// <param name="values">The values, in order.</param>
    public static implicit operator Interval((double, double) values) => new(values.Item1, values.Item2);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A number or a list of numbers.</param>
    public static Interval FromConfig(JsonNode node) => node is JsonArray list ? new([.. list.Select(v => (double)v!)]) : new Interval((double)node);

    JsonNode? IConfigValue.Write() => IsList ? new JsonArray([.. (values ?? []).Select(v => (JsonNode)JsonValue.Create(v))]) : JsonValue.Create(values?[0] ?? 0);

    /// <summary>Lets a foreach run over the values.</summary>
    public ReadOnlySpan<double>.Enumerator GetEnumerator() => Values.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Interval other) => IsList == other.IsList && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => values is [var first, ..] ? HashCode.Combine(first, values.Length) : 0;

    /// <summary>Whether two arguments have the same values.</summary>
    /// <param name="left">One argument.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Interval left, Interval right) => left.Equals(right);

    /// <summary>Whether two arguments differ.</summary>
    /// <param name="left">One argument.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Interval left, Interval right) => !left.Equals(right);

    /// <summary>The argument as it is written.</summary>
    public override string ToString()
    {
        var shown = string.Join(", ", (values ?? [0]).Select(v => v.ToString(CultureInfo.InvariantCulture)));
        return IsList ? $"({shown})" : shown;
    }
}
