using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasLike;

/// <summary>
/// Strings in an array of any rank: what layers of text, and models that begin with them, take, and what looking words up gives. Comes from a string, a .NET array of
/// strings (<c>string[]</c>, <c>string[,]</c>, jagged), a list, or a collection expression: <c>["a", "b"]</c>, <c>[["a", "b"], ["c", "d"]]</c>.
/// </summary>
[CollectionBuilder(typeof(Strings), nameof(Create))]
public sealed class Strings : IReadOnlyList<Strings>
{
    Strings(IReadOnlyList<string> values, Shape shape)
    {
        (Values, Shape) = (values, shape);
        if (values.Contains(null!)) throw new ArgumentException("Strings must not be null. Received: null");
    }

    /// <summary>All of them, row by row.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Their shape; <c>()</c> for one string by itself.</summary>
    public Shape Shape { get; }

    /// <summary>The number of rows.</summary>
    public int Count => Shape.Rank == 0 ? 1 : Shape[0]!.Value;

    /// <summary>A row, which is one string where they have one axis.</summary>
    /// <param name="index">Its place.</param>
    public Strings this[int index]
    {
        get
        {
            if (index < 0 || index >= Count) throw new ArgumentOutOfRangeException(nameof(index), $"Strings: `index` must be from 0 to {Count - 1}. Received: index={index}");
            var size = Values.Count / Count;
            return new([.. Values.Skip(index * size).Take(size)], Shape.Rank == 0 ? Shape : Shape.WithoutBatch);
        }
    }

    /// <summary>Puts rows of equal shape together, as a collection expression writes them.</summary>
    /// <param name="rows">The rows.</param>
    public static Strings Create(ReadOnlySpan<Strings> rows)
    {
        var values = new List<string>();
        foreach (var row in rows)
        {
            if (row.Shape != rows[0].Shape) throw new ArgumentException($"Strings: rows must have the same shape. Received: {rows[0].Shape} and {row.Shape}", nameof(rows));
            values.AddRange(row.Values);
        }
        return new(values, rows.Length == 0 ? 0 : rows[0].Shape.Batched(rows.Length));
    }

    /// <summary>One string.</summary>
    /// <param name="text">The string.</param>
    public static implicit operator Strings(string text) => new([Check.NotNull(text)], new());

    /// <summary>Strings in a row.</summary>
    /// <param name="texts">The strings.</param>
    public static implicit operator Strings(string[] texts) => FromArray(texts);

    /// <inheritdoc cref="op_Implicit(string[])"/>
    public static implicit operator Strings(List<string> texts) => FromArray(Check.NotNull(texts).ToArray());

    /// <summary>A table of strings.</summary>
    /// <param name="texts">The strings.</param>
    public static implicit operator Strings(string[,] texts) => FromArray(texts);

    /// <inheritdoc cref="op_Implicit(string[,])"/>
    public static implicit operator Strings(string[,,] texts) => FromArray(texts);

    /// <inheritdoc cref="op_Implicit(string[,])"/>
    public static implicit operator Strings(string[][] texts) => FromArray(texts);

    /// <summary>The string, where there is one only.</summary>
    /// <param name="texts">One string.</param>
    public static implicit operator string(Strings texts) => Check.NotNull(texts).Values is [var text] ? text : throw new InvalidOperationException($"One string is expected. Received: strings of shape {texts.Shape}");

    /// <summary>The strings that a layer is given in a model, where they go as a tensor: for a <c>Call</c> of one's own.</summary>
    /// <param name="tensor">What the layer was given.</param>
    public static Strings FromTensor(Tensor tensor) => StringTensor.Is(Check.NotNull(tensor)) ? StringTensor.Read(tensor)
        : throw new ArgumentException($"Strings: a tensor of strings is expected, which a model whose input has dtype: \"string\" hands to its layers. Received: {DTypes.Name(tensor.dtype)} of shape {Shape.Of(tensor)}", nameof(tensor));

    /// <summary>The strings as a tensor, for a layer of one's own that hands strings on in a model.</summary>
    public Tensor ToTensor() => StringTensor.Of(this);

    /// <summary>Rows by their places.</summary>
    internal Strings Rows(IEnumerable<long> indices)
    {
        var size = Count == 0 ? 0 : Values.Count / Count;
        string[] rows = [.. indices.SelectMany(i => Enumerable.Range((int)i * size, size)).Select(i => Values[i])];
        return new(rows, Shape.With(0, size == 0 ? 0 : rows.Length / size));
    }

    /// <summary>Strings of a shape.</summary>
    internal static Strings Of(IReadOnlyList<string> values, Shape shape) => new(values, shape);

    /// <summary>The rows: this is what lets a collection expression nest. <see cref="Values"/> has the strings themselves.</summary>
    public IEnumerator<Strings> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The strings, in brackets row by row.</summary>
    public override string ToString() => Shape.Rank == 0 ? $"\"{Values[0]}\"" : $"[{string.Join(", ", (IEnumerable<Strings>)this)}]";

    internal static Strings FromArray(Array texts) => new([.. Flat(Check.NotNull(texts))], ArrayConversion.ShapeOf(texts));

    static IEnumerable<string> Flat(Array texts) => texts.Cast<object?>().SelectMany(t => t is Array row ? Flat(row) : [(string)t!]);
}
