using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>A secret that hashes are mixed with: a number, or two, <c>salt: 133</c> or <c>salt: (133, 137)</c>.</summary>
public readonly struct Salt : IEquatable<Salt>, IConfigValue
{
    Salt(long first, long second) => (First, Second) = (first, second);

    /// <summary>The first number.</summary>
    public long First { get; }

    /// <summary>The second number, which is the first again where only one was given.</summary>
    public long Second { get; }

    /// <summary>The same number twice.</summary>
    /// <param name="salt">The number.</param>
    public static implicit operator Salt(long salt) => new(salt, salt);

    /// <summary>Two numbers.</summary>
    /// <param name="salt">The numbers.</param>
    public static implicit operator Salt((long, long) salt) => new(salt.Item1, salt.Item2);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A number or a list of two.</param>
    public static Salt FromConfig(JsonNode node) => node is not JsonArray list ? (Salt)(long)node
        : list.Count == 2 ? new Salt((long)list[0]!, (long)list[1]!) : throw new FormatException("two numbers are expected");

    JsonNode? IConfigValue.Write() => new JsonArray(First, Second);

    /// <inheritdoc/>
    public bool Equals(Salt other) => (First, Second) == (other.First, other.Second);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Salt other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (First, Second).GetHashCode();

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Salt left, Salt right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Salt left, Salt right) => !left.Equals(right);

    /// <summary>As it is written: <c>(133, 137)</c>.</summary>
    public override string ToString() => $"({First}, {Second})";
}
