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
        if (Splits)
        {
            if (texts.Shape.Rank > 1 && texts.Shape[^1] != 1) throw new ArgumentException($"{owner}: texts that are to be split must have one axis, or a last axis of size 1. Received: strings of shape {texts.Shape}. Give split: \"none\" for texts that are split already.");
            return (texts.Shape.Rank > 1 ? [.. texts.Shape.SkipLast(1)] : texts.Shape, [.. texts.Values.Select(Tokens)]);
        }
        var length = texts.Shape.Rank == 0 ? 1 : texts.Shape[^1]!.Value;
        return ([.. texts.Shape.SkipLast(1)], [.. texts.Values.Select(standardize.Apply).Chunk(Math.Max(length, 1)).Select(Grams)]);
    }

    IReadOnlyList<string> Grams(string[] tokens) => lengths is null ? tokens
        : [.. lengths.SelectMany(n => Enumerable.Range(0, Math.Max(0, tokens.Length - n + 1)).Select(i => string.Join(' ', tokens[i..(i + n)])))];
}
