using KerasLike.Saving.Hdf5;

namespace KerasLike.Layers;

/// <summary>What a lookup layer knows: its terms and their indices, how long its vectors are, and what each term weighs.</summary>
internal sealed class LookupIndex : IFreedWithLayer
{
    const string VocabularyFile = "vocabulary.txt";

    readonly IndexLookup owner;
    readonly TermTable table;
    readonly TermWeights weights = new();

    internal LookupIndex(IndexLookup owner) => (this.owner, table) = (owner, new(owner, CheckSize));

    /// <summary>The number of terms, those for padding and unknown ones included.</summary>
    internal int Size => table.Size;

    /// <summary>The number of terms as it was set or learned, or as a config tells it before the terms come from a file; null before that.</summary>
    internal int? KnownSize { get; set; }

    /// <summary>How long vectors are.</summary>
    internal int? Depth => PaddedSize ?? KnownSize;

    int? PaddedSize => owner.PadToMaxTokens ? owner.MaxTokens : null;

    bool Weighs => owner.OutputMode == IndexLookup.TfIdf;

    /// <summary>All terms by their indices.</summary>
    internal IEnumerable<Token> Terms(bool includeSpecialTokens) => includeSpecialTokens ? table.All : table.Terms;

    /// <summary>Takes terms over, and the weight of each where they weigh something.</summary>
    internal void Set(IReadOnlyList<Token> terms, Numbers? idfWeights)
    {
        var given = LookupOptions.WeightsOf(terms, idfWeights, owner.GetType().Name);
        var startsWithSpecial = table.Set(terms);
        KnownSize = table.Size;
        if (given is not null) weights.Set(given, startsWithSpecial ? 0 : table.Start, PaddedSize);
    }

    /// <summary>Learns the most frequent terms of documents.</summary>
    internal void Learn(IEnumerable<IReadOnlyCollection<Token>> documents)
    {
        var counts = new TermCounts();
        foreach (var document in documents) counts.AddDocument(document);
        var terms = counts.MostFrequent(owner.MaxTokens - table.Start, owner.Padding, owner.Unknown);
        if (terms.Count == 0) throw new ArgumentException($"{owner.Description}: there must be terms to learn. Received: none", nameof(documents));
        table.Set(terms);
        KnownSize = table.Size;
        if (Weighs) weights.Set([.. terms.Select(counts.Idf)], table.Start, PaddedSize);
    }

    /// <summary>The encoded indices of terms.</summary>
    internal Tensor Encode(IEnumerable<Token> terms, Shape shape)
    {
        if (owner.OutputMode == CategoricalEncoding.Int) return StringCalls.ToTensor(table.IndicesOf(terms), shape);
        if (table.Terms.Count == 0 && !owner.PadToMaxTokens) throw new InvalidOperationException($"{owner.Description}: it has no vocabulary yet. Call Adapt on data, or give it a vocabulary.");
        var indices = StringCalls.ToTensor(table.IndicesOf(terms), shape);
        var encoded = CategoricalEncoding.Encode(indices, Weighs ? CategoricalEncoding.Count : owner.OutputMode, Depth!.Value, owner.DType.ComputeDType);
        return Weighs ? weights.Weigh(encoded, owner) : encoded;
    }

    /// <summary>The terms of indices.</summary>
    internal Token[] TermsAt(Tensor indices) => Array.ConvertAll(Bins.Integers(indices), table.TermAt);

    /// <summary>The files to write into a <c>.keras</c> archive, under <c>assets/layers/NAME/</c>; none where the config says all.</summary>
    internal IEnumerable<(string Name, string Text)> Assets() => owner.Vocabulary is not null ? [] : [(VocabularyFile, string.Join('\n', table.All.Select(t => t.IsString(out var text) ? text : t.ToString())))];

    /// <summary>Takes over what is in the files of an archive.</summary>
    /// <param name="read">Gives the text of a file by its name; null where there is none.</param>
    internal void SetAssets(Func<string, string?> read)
    {
        if (owner.Vocabulary is not null || read(VocabularyFile) is not { } text) return;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        if (lines.Length > table.Start) Set([.. lines.Select(owner.Parse)], null);
    }

    /// <summary>What to write into a file of weights, by its names.</summary>
    internal IEnumerable<(string Name, Tensor Value)> Arrays() => weights.Arrays();

    /// <summary>Takes over what is in a file of weights.</summary>
    internal void SetArrays(IReadOnlyDictionary<string, Hdf5Array> arrays)
    {
        if (Weighs) weights.SetArrays(arrays, PaddedSize);
    }

    public void Dispose() => weights.Dispose();

    // Vectors that were as long as the old vocabulary cannot get longer.
    void CheckSize(int size)
    {
        if (owner.OutputMode != CategoricalEncoding.Int && !owner.PadToMaxTokens && KnownSize is int old && old != size)
            throw new InvalidOperationException($"{owner.Description}: with outputMode: \"{owner.OutputMode}\" and padToMaxTokens: false the size of the vocabulary cannot change. Received: {size} terms instead of {old}. Give padToMaxTokens: true with maxTokens, or make a new layer.");
    }
}
