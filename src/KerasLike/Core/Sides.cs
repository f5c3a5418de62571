using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>
/// How much is added to or cut from both ends of spatial axes: one number for all, one for each axis, <c>(1, 2)</c>, or both ends of each, <c>((1, 0), (2, 2))</c>.
/// </summary>
public readonly struct Sides : IEquatable<Sides>, IConfigValue
{
    readonly (int Before, int After)[]? axes;

    Sides(params (int, int)[] axes) => this.axes = axes;

    /// <summary>The same at both ends of every axis.</summary>
    /// <param name="all">How much.</param>
    public static implicit operator Sides(int all) => new((all, all));

    /// <summary>For two axes, the same at both ends of each.</summary>
    /// <param name="axes">How much, in the order of the axes.</param>
    public static implicit operator Sides((int, int) axes) => new((axes.Item1, axes.Item1), (axes.Item2, axes.Item2));

    /// <summary>For two axes, before and after.</summary>
    /// <param name="axes">How much, in the order of the axes.</param>
    public static implicit operator Sides(((int, int), (int, int)) axes) => new(axes.Item1, axes.Item2);

    /// <summary>For three axes, the same at both ends of each.</summary>
    /// <param name="axes">How much, in the order of the axes.</param>
    public static implicit operator Sides((int, int, int) axes) => new((axes.Item1, axes.Item1), (axes.Item2, axes.Item2), (axes.Item3, axes.Item3));

    /// <summary>For three axes, before and after.</summary>
    /// <param name="axes">How much, in the order of the axes.</param>
    public static implicit operator Sides(((int, int), (int, int), (int, int)) axes) => new(axes.Item1, axes.Item2, axes.Item3);

    /// <summary>For one axis, before and after.</summary>
    internal static Sides OfOneAxis(Dims written, string owner, string name)
    {
        var ends = written.ForAxes(2, owner, name, least: 0);
        return new((ends[0], ends[1]));
    }

    /// <summary>Both ends of the only axis.</summary>
    internal Dims Ends => new(Before(0), After(0));

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A number, a list of numbers, or a list of pairs.</param>
    public static Sides FromConfig(JsonNode node) => node is not JsonArray list ? (int)node
        : new Sides([.. list.Select(axis => axis is JsonArray ends ? ((int)ends[0]!, (int)ends[1]!) : ((int)axis!, (int)axis!))]);

    /// <summary>How much before the first element of an axis.</summary>
    /// <param name="axis">The spatial axis.</param>
    public int Before(int axis) => axes![axis].Before;

    /// <summary>How much after the last element of an axis.</summary>
    /// <param name="axis">The spatial axis.</param>
    public int After(int axis) => axes![axis].After;

    internal Sides ForAxes(int rank, string owner, string name)
    {
        var written = axes ?? [(0, 0)];
        if (written.Length != 1 && written.Length != rank)
            throw new ArgumentException($"{owner}: `{name}` must be an int, {rank} ints or {rank} pairs of ints. Received: {name}={this}", name);
        if (Array.Exists(written, a => a.Before < 0 || a.After < 0)) throw new ArgumentOutOfRangeException(name, $"{owner}: `{name}` must not be negative. Received: {name}={this}");
        return written.Length == rank ? this : new([.. Enumerable.Repeat(written[0], rank)]);
    }

    JsonNode? IConfigValue.Write() => new JsonArray([.. (axes ?? []).Select(a => new JsonArray(a.Before, a.After))]);

    /// <inheritdoc/>
    public bool Equals(Sides other) => (axes ?? []).AsSpan().SequenceEqual(other.axes ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Sides other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => axes is [var first, ..] ? first.GetHashCode() : 0;

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Sides left, Sides right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Sides left, Sides right) => !left.Equals(right);

    /// <summary>As it is written: <c>((1, 0), (2, 2))</c>.</summary>
    public override string ToString() => $"({string.Join(", ", axes ?? [])})";
}
