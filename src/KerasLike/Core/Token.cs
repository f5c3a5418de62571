using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>A string or an integer: a term of a vocabulary, or a value that stands for padding.</summary>
public readonly struct Token : IEquatable<Token>, IConfigValue
{
    readonly string? text;
    readonly long number;

    Token(string? text, long number) => (this.text, this.number) = (text, number);

    /// <summary>Whether it is a string.</summary>
    public bool IsText => text is not null;

    /// <summary>A string.</summary>
    /// <param name="text">The string.</param>
    public static implicit operator Token(string text) => new(Check.NotNull(text), 0);

    /// <summary>An integer.</summary>
    /// <param name="number">The integer.</param>
    public static implicit operator Token(long number) => new(null, number);

    /// <summary>Reads what a config holds.</summary>
    /// <param name="node">A string or an integer.</param>
    public static Token FromConfig(JsonNode node) => Check.NotNull(node).GetValueKind() == JsonValueKind.String ? (string)node! : (long)node;

    /// <summary>The string, where it is one.</summary>
    /// <param name="text">The string.</param>
    internal bool IsString([NotNullWhen(true)] out string? text) => (text = this.text) is not null;

    /// <summary>The integer, where it is one.</summary>
    internal long? Number => IsText ? null : number;

    JsonNode? IConfigValue.Write() => IsText ? JsonValue.Create(text) : JsonValue.Create(number);

    /// <inheritdoc/>
    public bool Equals(Token other) => text == other.text && number == other.number;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Token other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(text, number);

    /// <summary>Whether two are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Token left, Token right) => left.Equals(right);

    /// <summary>Whether two differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Token left, Token right) => !left.Equals(right);

    /// <summary>As C# writes it: <c>"word"</c> or <c>7</c>.</summary>
    public override string ToString() => IsText ? $"\"{text}\"" : number.ToString(CultureInfo.InvariantCulture);
}
