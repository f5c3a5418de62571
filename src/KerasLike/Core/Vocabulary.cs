using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike;

/// <summary>The terms of a lookup layer: <c>["a", "b"]</c> or <c>[10, 20]</c>, an array or list, or the path of a text file with a term in each line.</summary>
[CollectionBuilder(typeof(Vocabulary), nameof(Create))]
public sealed class Vocabulary : IReadOnlyList<Token>, IConfigValue
{
    readonly Token[] terms;

    Vocabulary(Token[] terms, string? path = null) => (this.terms, Path) = (terms, path);

    /// <summary>The file that the terms are in, or null.</summary>
    public string? Path { get; }

    /// <summary>How many terms there are; none of a file are read yet.</summary>
    public int Count => terms.Length;

    /// <summary>One of the terms.</summary>
    /// <param name="index">Its place.</param>
    public Token this[int index] => terms[index];

    /// <summary>Makes a vocabulary of terms, as a collection expression writes them.</summary>
    /// <param name="terms">The terms, strings or integers.</param>
    public static Vocabulary Create(ReadOnlySpan<Token> terms) => new(terms.ToArray());

    /// <summary>The terms in the lines of a text file.</summary>
    /// <param name="path">The file.</param>
    public static implicit operator Vocabulary(string path) => new([], Check.NotNull(path));

    /// <summary>Strings.</summary>
    /// <param name="terms">The strings.</param>
    public static implicit operator Vocabulary(string[] terms) => new(Array.ConvertAll(Check.NotNull(terms), t => (Token)t));

    /// <inheritdoc cref="op_Implicit(string[])"/>
    public static implicit operator Vocabulary(List<string> terms) => Check.NotNull(terms).ToArray();

    /// <summary>Integers.</summary>
    /// <param name="terms">The integers.</param>
    public static implicit operator Vocabulary(int[] terms) => new(Array.ConvertAll(Check.NotNull(terms), t => (Token)t));

    /// <inheritdoc cref="op_Implicit(int[])"/>
    public static implicit operator Vocabulary(long[] terms) => new(Array.ConvertAll(Check.NotNull(terms), t => (Token)t));

    /// <summary>Reads what a config holds. It holds no paths: a file may not make a program read others.</summary>
    /// <param name="node">A list of strings or of integers.</param>
    public static Vocabulary FromConfig(JsonNode node) => node is JsonArray list ? new([.. list.Select(t => Token.FromConfig(t!))])
        : throw new FormatException("a list of terms is expected");

    JsonNode? IConfigValue.Write() => new JsonArray([.. terms.Select(t => ((IConfigValue)t).Write())]);

    /// <inheritdoc/>
    public IEnumerator<Token> GetEnumerator() => ((IEnumerable<Token>)terms).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As it is written: <c>["a", "b"]</c>.</summary>
    public override string ToString() => Path is null ? $"[{string.Join(", ", terms)}]" : $"\"{Path}\"";
}
