namespace KerasLike.Layers;

/// <summary>The terms of a lookup layer and their indices. Index 0 may stand for padding, then come those of terms that are not in the vocabulary.</summary>
/// <param name="owner">The layer.</param>
/// <param name="checkSize">Refuses a number of terms that the layer can no longer have.</param>
internal sealed class TermTable(IndexLookup owner, Action<int> checkSize)
{
    Dictionary<Token, long> indices = [];

    /// <summary>The terms, without those that stand for padding and for unknown ones.</summary>
    internal IReadOnlyList<Token> Terms { get; private set; } = [];

    /// <summary>The index of the first term that is not in the vocabulary.</summary>
    internal int UnknownStart => owner.Padding is not null && owner.OutputMode == CategoricalEncoding.Int ? 1 : 0;

    /// <summary>The index of the first term.</summary>
    internal int Start => UnknownStart + owner.NumOovIndices;

    internal int Size => Start + Terms.Count;

    /// <summary>The terms by their indices, those for padding and unknown ones included.</summary>
    internal IEnumerable<Token> All => Special.Concat(Terms);

    IEnumerable<Token> Special => Enumerable.Repeat(owner.Padding ?? default, UnknownStart).Concat(Enumerable.Repeat(owner.Unknown, owner.NumOovIndices));

    /// <summary>Takes new terms.</summary>
    /// <param name="vocabulary">The terms, which may begin with those for padding and unknown ones.</param>
    /// <returns>Whether they did.</returns>
    internal bool Set(IReadOnlyList<Token> vocabulary)
    {
        if (vocabulary.Count == 0) throw Wrong("must not be empty", "[]");
        var startsWithSpecial = vocabulary.Take(Start).SequenceEqual(Special);
        Token[] terms = [.. startsWithSpecial ? vocabulary.Skip(Start) : vocabulary];
        var fresh = new Dictionary<Token, long>(terms.Length);
        foreach (var term in terms)
            if (!fresh.TryAdd(term, Start + fresh.Count)) throw Wrong("must not hold a term twice", $"{term} again");
        if (owner.Padding is { } padding && fresh.ContainsKey(padding)) throw Misplaced("`maskToken`", padding);
        if (owner.Invert && fresh.ContainsKey(owner.Unknown)) throw Misplaced("`oovToken`", owner.Unknown);
        if (Start + terms.Length > owner.MaxTokens) throw Wrong($"must have no more than maxTokens={owner.MaxTokens} terms, those for padding and unknown ones included", $"{Start + terms.Length} terms");
        checkSize(Start + terms.Length);
        (Terms, indices) = (terms, fresh);
        return startsWithSpecial;
    }

    /// <summary>The indices of terms; −1 for one that stands for padding where that is not wanted.</summary>
    internal long[] IndicesOf(IEnumerable<Token> terms)
    {
        var unknown = new List<Token>();
        long Index(Token term)
        {
            if (term == owner.Padding) return UnknownStart == 1 ? 0 : -1;
            if (indices.TryGetValue(term, out var index)) return index;
            if (owner.NumOovIndices == 0) unknown.Add(term);
            return UnknownStart + (owner.NumOovIndices <= 1 ? 0 : Bin(term));
        }
        long[] found = [.. terms.Select(Index)];
        return unknown.Count == 0 ? found : throw new ArgumentException($"{owner.Description}: with numOovIndices: 0 all inputs must be in the vocabulary. Received: {string.Join(", ", unknown.Distinct().Take(5))}. Give numOovIndices: 1, or a vocabulary that has them.");
    }

    /// <summary>The term of an index.</summary>
    internal Token TermAt(long index) => index == 0 && owner.Padding is { } padding ? padding : index >= Start && index < Size ? Terms[(int)index - Start] : owner.Unknown;

    long Bin(Token term) => term.IsString(out var text) ? Bins.Of(text, owner.NumOovIndices, owner.Salt)
        : owner.OovMethod == IndexLookup.FarmHashMethod ? Bins.Of(term.Number!.Value, owner.NumOovIndices, owner.Salt)
        : ((term.Number!.Value % owner.NumOovIndices) + owner.NumOovIndices) % owner.NumOovIndices;

    ArgumentException Misplaced(string what, Token term) => Wrong($"may hold {what}, {term}, only at its start, in this order: [{string.Join(", ", Special)}]. Leave it out", $"{term} among the terms");

    ArgumentException Wrong(string expected, string received) => new($"{owner.Description}: the vocabulary {expected}. Received: {received}");
}
