using System.Text.Json.Nodes;
using KerasLike.Saving;
using KerasLike.Saving.Hdf5;

namespace KerasLike.Layers;

/// <summary>Base of layers that look terms up in a vocabulary, which they are given or learn from data.</summary>
public abstract class IndexLookup : Layer, ISavesAssets, ISavesArrays
{
    internal const string TfIdf = "tf_idf", FloorMod = "floormod", FarmHashMethod = "farmhash", VocabularyFile = "vocabulary.txt", IdfKey = "idf_weights", SizeKey = "vocabulary_size";

    static readonly string[] Modes = [.. CategoricalEncoding.Modes, TfIdf];

    readonly TermTable table;
    ConstantTensor? idf;
    int? knownSize;

    private protected IndexLookup(Token? padding, Token unknown, LookupOptions options, string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(name, trainable, Check.Floating(dtype), inputShape)
    {
        var owner = GetType().Name;
        (Padding, Unknown, table) = (padding, unknown, new(this));
        (MaxTokens, NumOovIndices, Vocabulary, IdfWeights) = (options.MaxTokens, Check.NotNegative(options.NumOovIndices, owner, "numOovIndices"), options.Vocabulary, options.IdfWeights);
        (Invert, PadToMaxTokens, OovMethod, Salt) = (options.Invert, options.PadToMaxTokens, Check.OneOf(options.OovMethod, [FloorMod, FarmHashMethod], owner, "oovMethod"), options.Salt);
        OutputMode = Check.OneOf(options.OutputMode switch { "binary" => CategoricalEncoding.MultiHot, "tf-idf" => TfIdf, var mode => mode }, Modes, owner, "outputMode");
        if (options.MaxTokens <= 1) throw Wrong("`maxTokens` must be greater than 1", $"maxTokens={MaxTokens}");
        if (PadToMaxTokens && MaxTokens is null) throw Wrong("padToMaxTokens: true needs `maxTokens`", "maxTokens=null");
        if (Invert && OutputMode != CategoricalEncoding.Int) throw Wrong("`outputMode` must be \"int\" with invert: true", $"outputMode=\"{OutputMode}\"");
        if (IdfWeights is not null && OutputMode != TfIdf) throw Wrong("`idfWeights` are for outputMode: \"tf_idf\"", $"outputMode=\"{OutputMode}\"");
        if (Vocabulary is null) return;
        if (OutputMode == TfIdf && IdfWeights is null) throw Wrong("a vocabulary for outputMode: \"tf_idf\" needs `idfWeights`", "idfWeights=null");
        SetVocabulary(Vocabulary, IdfWeights);
        IsGiven = true;
        if (Vocabulary.Path is not null) Vocabulary = null;
    }

    /// <summary>The most terms the vocabulary may have, those for padding and unknown ones included; null for any number.</summary>
    public int? MaxTokens { get; }

    /// <summary>How many indices there are for terms that are not in the vocabulary.</summary>
    public int NumOovIndices { get; }

    /// <summary>The vocabulary as given to the constructor; null where it was learned, set, or read from a file.</summary>
    public Vocabulary? Vocabulary { get; }

    /// <summary>The inverse document frequencies as given to the constructor, or null.</summary>
    public Numbers? IdfWeights { get; }

    /// <summary>Whether it turns indices into terms.</summary>
    public bool Invert { get; }

    /// <summary>What is given for a term.</summary>
    public string OutputMode { get; }

    /// <summary>Whether vectors have a place for as many terms as the vocabulary may have.</summary>
    public bool PadToMaxTokens { get; }

    /// <summary>How terms that are not in the vocabulary are shared among their indices.</summary>
    public string OovMethod { get; }

    /// <summary>What the hashes of terms that are not in the vocabulary are mixed with, or null.</summary>
    public Salt? Salt { get; }

    /// <summary>The term that stands for padding, or null.</summary>
    internal Token? Padding { get; }

    /// <summary>The term that stands for those that are not in the vocabulary.</summary>
    internal Token Unknown { get; }

    /// <summary>Whether the constructor was given the vocabulary, so that there is nothing to learn.</summary>
    internal bool IsGiven { get; private protected set; }

    /// <summary>The number of terms in the vocabulary, those for padding and unknown ones included.</summary>
    public int VocabularySize() => table.Size;

    /// <summary>Gives it a vocabulary, in place of the one it has.</summary>
    /// <param name="vocabulary">The terms, or the path of a text file with a term in each line. It may begin with those for padding and unknown terms.</param>
    /// <param name="idfWeights">The inverse document frequency of each term, for <c>outputMode: "tf_idf"</c>. Default: null.</param>
    public void SetVocabulary(Vocabulary vocabulary, Numbers? idfWeights = null)
    {
        if (idfWeights.HasValue != (OutputMode == TfIdf)) throw Wrong($"`idfWeights` are {(idfWeights is null ? "needed" : "only")} for outputMode: \"tf_idf\"", $"outputMode=\"{OutputMode}\", idfWeights={ConfigValue.Print(idfWeights)}");
        var terms = Check.NotNull(vocabulary).Path is { } path ? ReadFile(path) : vocabulary;
        if (idfWeights is { } weights && weights.Shape != (Shape)terms.Count) throw Wrong("`idfWeights` must have one weight for each term", $"{terms.Count} terms, idfWeights of shape {weights.Shape}");
        var startsWithSpecial = table.Set(terms);
        knownSize = table.Size;
        if (idfWeights is { } given) SetIdf(startsWithSpecial ? given.Values.ToArray() : WithMeanInFront(given.Values.ToArray()));
    }

    internal override bool SavesBuildShape => false;

    /// <summary>All terms by their indices.</summary>
    private protected IEnumerable<Token> AllTerms(bool includeSpecialTokens) => includeSpecialTokens ? table.All : table.Terms;

    /// <summary>Learns a vocabulary: the most frequent terms of documents.</summary>
    internal void Learn(IEnumerable<IReadOnlyCollection<Token>> documents)
    {
        if (IsGiven) throw new InvalidOperationException($"{Description}: it was given its vocabulary, so there is nothing to learn. Leave `vocabulary` out to adapt it.");
        var counts = new TermCounts();
        foreach (var document in documents) counts.AddDocument(document);
        var terms = counts.MostFrequent(MaxTokens - table.Start, Padding, Unknown);
        if (terms.Count == 0) throw new ArgumentException($"{Description}: there must be terms to learn. Received: none", nameof(documents));
        table.Set(terms);
        knownSize = table.Size;
        if (OutputMode == TfIdf) SetIdf(WithMeanInFront([.. terms.Select(counts.Idf)]));
    }

    /// <summary>Refuses a vocabulary of another size where vectors were already as long as the old one.</summary>
    internal void CheckSize(int size)
    {
        if (OutputMode != CategoricalEncoding.Int && !PadToMaxTokens && knownSize is int old && old != size)
            throw new InvalidOperationException($"{Description}: with outputMode: \"{OutputMode}\" and padToMaxTokens: false the size of the vocabulary cannot change. Received: {size} terms instead of {old}. Give padToMaxTokens: true with maxTokens, or make a new layer.");
    }

    /// <summary>The encoded indices of terms.</summary>
    internal Tensor Encode(IEnumerable<Token> terms, Shape shape)
    {
        if (OutputMode == CategoricalEncoding.Int) return StringCalls.ToTensor(table.IndicesOf(terms), shape);
        if (table.Terms.Count == 0 && !PadToMaxTokens) throw new InvalidOperationException($"{Description}: it has no vocabulary yet. Call Adapt on data, or give it a vocabulary.");
        var indices = StringCalls.ToTensor(table.IndicesOf(terms), shape);
        var encoded = CategoricalEncoding.Encode(indices, OutputMode == TfIdf ? CategoricalEncoding.Count : OutputMode, Depth!.Value, DType.ComputeDType);
        return OutputMode != TfIdf ? encoded : encoded * (idf ?? throw new InvalidOperationException($"{Description}: it has no idf weights yet. Call Adapt on data, or SetVocabulary with idfWeights.")).Like(encoded);
    }

    /// <summary>The terms of indices.</summary>
    private protected Token[] TermsAt(Tensor indices) => Array.ConvertAll(Bins.Integers(indices), table.TermAt);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => CategoricalEncoding.ShapeOf(Check.NotNull(inputShape), OutputMode, Depth);

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null) =>
        [(ComputeOutputShape(inputs[0].Shape), OutputType)];

    /// <summary>The number type of what it gives.</summary>
    internal ScalarType OutputType => OutputMode == CategoricalEncoding.Int ? ScalarType.Int64 : DType.ComputeDType;

    internal override DTypePolicy InputType => Padding is { IsText: true } || Unknown.IsText ? "string" : "int64";

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        var config = base.GetConfig();
        config[SizeKey] = knownSize;
        return config;
    }

    /// <summary>Makes a layer of its config, and remembers how long its vectors are until the vocabulary comes from a file.</summary>
    private protected static T Read<T>(JsonObject config) where T : IndexLookup
    {
        var copy = Check.NotNull(config).DeepClone().AsObject();
        var size = (int?)copy[SizeKey];
        copy.Remove(SizeKey);
        var layer = (T)Config.Construct(typeof(T), copy);
        layer.ExpectSize(size);
        return layer;
    }

    /// <summary>Tells how long its vectors are, before it has a vocabulary.</summary>
    internal void ExpectSize(int? size) => knownSize ??= size;

    IEnumerable<(string Name, string Text)> ISavesAssets.Assets() => Vocabulary is not null ? [] : [(VocabularyFile, string.Join('\n', table.All.Select(Text)))];

    void ISavesAssets.SetAssets(Func<string, string?> read)
    {
        if (Vocabulary is not null || read(VocabularyFile) is not { } text) return;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        if (lines.Length <= table.Start) return;
        table.Set([.. lines.Select(Parse)]);
        knownSize = table.Size;
    }

    IEnumerable<(string Name, Tensor Value)> ISavesArrays.Arrays() => idf is null ? [] : [(IdfKey, idf.Copy())];

    void ISavesArrays.SetArrays(IReadOnlyDictionary<string, Hdf5Array> arrays)
    {
        if (OutputMode != TfIdf || !arrays.TryGetValue(IdfKey, out var array)) return;
        using var scope = torch.NewDisposeScope();
        SetIdf(RunningMoments.Values(array.ToTensor()));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        idf?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A term as a line of a file has it.</summary>
    private protected abstract Token Parse(string line);

    /// <summary>The terms in the lines of a file.</summary>
    private protected virtual IReadOnlyList<Token> ReadFile(string path) => [.. File.ReadLines(path).Select(Parse)];

    int? Depth => PadToMaxTokens ? MaxTokens : knownSize;

    void SetIdf(double[] weights)
    {
        if (PadToMaxTokens) Array.Resize(ref weights, MaxTokens!.Value);
        idf?.Dispose();
        idf = new(weights, [weights.Length]);
    }

    // Nothing is known of unknown terms: they count as a term of the vocabulary does on the average.
    double[] WithMeanInFront(double[] weights) => [.. Enumerable.Repeat(weights.Average(), table.Start), .. weights];

    static string Text(Token term) => term.IsString(out var text) ? text : term.ToString();

    ArgumentException Wrong(string expected, string received) => new($"{GetType().Name}: {expected}. Received: {received}");
}
