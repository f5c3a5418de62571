namespace KerasLike.Layers;

/// <summary>Base of layers that look terms up in a vocabulary, which they are given or learn from data.</summary>
public abstract class IndexLookup : VocabularyLayer
{
    internal const string TfIdf = "tf_idf", FloorMod = "floormod", FarmHashMethod = "farmhash";

    private protected IndexLookup(Token? padding, Token unknown, LookupOptions options, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(name, trainable, Check.Floating(dtype), inputShape)
    {
        (Padding, Unknown, Options, Index) = (padding, unknown, options.Checked(GetType().Name), new(this));
        if (Options.Vocabulary is not { } vocabulary) return;
        TakeVocabulary(vocabulary, IdfWeights);
        IsGiven = true;
        if (vocabulary.Path is not null) Options = Options with { Vocabulary = null };
    }

    /// <summary>How many indices there are for terms that are not in the vocabulary.</summary>
    public int NumOovIndices => Options.NumOovIndices;

    /// <summary>Whether it turns indices into terms.</summary>
    public bool Invert => Options.Invert;

    /// <summary>How terms that are not in the vocabulary are shared among their indices.</summary>
    public string OovMethod => Options.OovMethod;

    /// <summary>What the hashes of terms that are not in the vocabulary are mixed with, or null.</summary>
    public Salt? Salt => Options.Salt;

    internal LookupOptions Options { get; }

    internal LookupIndex Index { get; }

    /// <summary>The term that stands for padding, or null.</summary>
    internal Token? Padding { get; }

    /// <summary>The term that stands for those that are not in the vocabulary.</summary>
    internal Token Unknown { get; }

    /// <summary>Whether the constructor was given the vocabulary, so that there is nothing to learn.</summary>
    internal bool IsGiven { get; }

    /// <summary>The number type of what it gives.</summary>
    internal ScalarType OutputType => OutputMode == CategoricalEncoding.Int ? ScalarType.Int64 : DType.ComputeDType;

    private protected override IndexLookup Lookup => this;

    private protected override int? WrittenSize => Index.KnownSize;

    /// <summary>Takes a vocabulary over.</summary>
    internal void TakeVocabulary(Vocabulary vocabulary, Numbers? idfWeights)
    {
        Options.CheckWeights(idfWeights, GetType().Name);
        Index.Set(Check.NotNull(vocabulary).Path is { } path ? ReadFile(path) : vocabulary, idfWeights);
    }

    /// <summary>Learns a vocabulary: the most frequent terms of documents.</summary>
    internal void Learn(IEnumerable<IReadOnlyCollection<Token>> documents) => Index.Learn(!IsGiven ? documents
        : throw new InvalidOperationException($"{Description}: it was given its vocabulary, so there is nothing to learn. Leave `vocabulary` out to adapt it."));

    /// <summary>The encoded indices of strings.</summary>
    private protected Tensor Encode(Strings texts) => Index.Encode(texts.Values.Select(t => (Token)t), texts.Shape);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, Index.Depth);

    /// <summary>A term as a line of a file has it.</summary>
    internal virtual Token Parse(string line) => line;

    /// <summary>The terms in the lines of a file.</summary>
    private protected virtual IReadOnlyList<Token> ReadFile(string path) => [.. File.ReadLines(path).Select(Parse)];
}
