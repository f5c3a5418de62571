namespace KerasLike.Layers;

/// <summary>Texts to rows of tokens: standardizes, splits, and joins neighbours to n-grams.</summary>
internal sealed class Tokenizer(TextStandardization standardize, TextSplit split, Dims? ngrams, string owner)
{
    // One number stands for all lengths up to it.
    readonly int[]? lengths = ngrams is not { } n ? null : n.IsList ? [.. n.Values] : [.. Enumerable.Range(1, n[0])];

    internal bool Splits => split.Splits;

    /// <summary>The tokens of a text.</summary>
    internal IReadOnlyList<string> Tokens(string text) => Grams([.. split.Apply(standardize.Apply(text))]);

    /// <summary>Rows of tokens, and the shape that they stand in: a row of each text or, where texts are not split, of each row of them.</summary>
    internal (Shape Shape, IReadOnlyList<string>[] Rows) Rows(Strings texts)
    {
        var shape = ShapeOf(texts.Shape);
        if (Splits) return (shape, [.. texts.Values.Select(Tokens)]);
        var length = texts.Shape.Rank == 0 ? 1 : texts.Shape[^1]!.Value;
        return (shape, [.. texts.Values.Select(standardize.Apply).Chunk(Math.Max(length, 1)).Select(Grams)]);
    }

    /// <summary>The shape that rows of tokens of texts stand in.</summary>
    internal Shape ShapeOf(Shape texts) => Splits && texts.Rank > 1 && texts[^1] is not (1 or null)
        ? throw new ArgumentException($"{owner}: texts that are to be split must have one axis, or a last axis of size 1. Received: strings of shape {texts}. Give split: \"none\" for texts that are split already.")
        : Splits && texts.Rank < 2 ? texts : [.. texts.SkipLast(1)];

    IReadOnlyList<string> Grams(string[] tokens) => lengths is null ? tokens
        : [.. lengths.SelectMany(n => Enumerable.Range(0, Math.Max(0, tokens.Length - n + 1)).Select(i => string.Join(' ', tokens[i..(i + n)])))];
}
