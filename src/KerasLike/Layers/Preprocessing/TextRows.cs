namespace KerasLike.Layers;

/// <summary>Texts as rows of terms: what a vocabulary is learned from, and what a lookup layer encodes.</summary>
/// <param name="tokenizer">Makes terms of texts.</param>
/// <param name="outputLength">How many terms of each text there are; null as many as the longest has.</param>
internal sealed class TextRows(Tokenizer tokenizer, int? outputLength)
{
    /// <summary>The terms of each text; of each row of texts where they are not split.</summary>
    internal IEnumerable<IReadOnlyCollection<Token>> Documents(Strings texts) => tokenizer.Splits || texts.Shape.Rank < 2 ? Documents(texts.Values) : tokenizer.Rows(texts).Rows.Select(Tokens);

    /// <summary>The terms of each text.</summary>
    internal IEnumerable<IReadOnlyCollection<Token>> Documents(IEnumerable<string> texts) => texts.Select(t => Tokens(tokenizer.Tokens(t)));

    /// <summary>The shape of what <see cref="Encode"/> gives.</summary>
    internal Shape OutputShape(Shape texts, StringLookup lookup)
    {
        var rows = tokenizer.ShapeOf(texts);
        return lookup.OutputMode == CategoricalEncoding.Int ? new([.. rows, outputLength]) : lookup.ComputeOutputShape(new([.. rows, null]));
    }

    /// <summary>Looks the terms of texts up.</summary>
    internal Tensor Encode(Strings texts, StringLookup lookup)
    {
        var (shape, rows) = tokenizer.Rows(texts);
        var length = outputLength ?? rows.Select(r => r.Count).DefaultIfEmpty().Max();
        // Padding is the empty string, whose index is 0, and which counts for nothing in vectors.
        var padded = rows.SelectMany(row => Enumerable.Range(0, length).Select(i => (Token)(i < row.Count ? row[i] : "")));
        if (!tokenizer.Splits) return lookup.Index.Encode(padded, texts.Shape.Rank == 0 ? shape : [.. shape, length]);
        if (lookup.OutputMode == CategoricalEncoding.OneHot) return lookup.Index.Encode(padded, rows.Length * length).reshape([.. shape.ToSizes(), length, -1]);
        return lookup.Index.Encode(padded, (rows.Length, length)).reshape([.. shape.ToSizes(), lookup.OutputMode == CategoricalEncoding.Int ? length : -1]);
    }

    static Token[] Tokens(IReadOnlyList<string> terms) => [.. terms.Select(t => (Token)t)];
}
