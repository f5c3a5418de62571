using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Texts as the indices of their words, or as vectors over a vocabulary, which is given or learned.</summary>
/// <param name="maxTokens">The most terms the vocabulary may have, those for padding and unknown ones included, greater than 1; null for any number. Default: null.</param>
/// <param name="standardize">What is done to a text first: <c>"lower_and_strip_punctuation"</c>, <c>"lower"</c>, <c>"strip_punctuation"</c>, <c>"none"</c> (Keras's None), or <c>TextStandardization.From(text => …)</c>. Default: <c>"lower_and_strip_punctuation"</c>.</param>
/// <param name="split">How it becomes tokens: <c>"whitespace"</c>, <c>"character"</c>, <c>"none"</c> (Keras's None), or <c>TextSplit.From(text => …)</c>. Default: <c>"whitespace"</c>.</param>
/// <param name="ngrams">Up to how many neighbouring tokens make terms together, or a list of how many; null for single tokens. Default: null.</param>
/// <param name="outputMode"><c>"int"</c> for indices, <c>"multi_hot"</c> for a vector of a text, with 1 for each term in it, <c>"count"</c> for how often it is, <c>"tf_idf"</c> for that times its weight, <c>"one_hot"</c> for a vector of each term. Default: <c>"int"</c>.</param>
/// <param name="outputSequenceLength">How many indices of each text there are, by cutting or adding 0 at its end; null as many as the longest has. Default: null.</param>
/// <param name="padToMaxTokens">Whether vectors have a place for as many terms as <paramref name="maxTokens"/>. Default: false.</param>
/// <param name="vocabulary">The terms, or the path of a text file with a term in each line; null learns them by <c>Adapt</c>. Default: null.</param>
/// <param name="idfWeights">The inverse document frequency of each term of a given vocabulary, for <c>outputMode: "tf_idf"</c>. Default: null.</param>
/// <param name="encoding">The encoding of a vocabulary's text file. Default: <c>"utf-8"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of vectors; null is float32. Default: null.</param>
/// <remarks>
/// Input: strings, (batch) or (batch, 1); in a model those of <c>Keras.Input(shape: 1, dtype: "string")</c>.<br/>
/// Output: int64, (batch, length), 0 for padding and 1 for unknown terms; or vectors, (batch, vocabulary), without a place for padding.<br/>
/// Weights: none; a vocabulary that was learned is in the <c>.keras</c> file of a model.<br/>
/// Keras: <c>keras.layers.TextVectorization</c>
/// </remarks>
/// <example><code>var vectorize = new TextVectorization(maxTokens: 10000, outputSequenceLength: 250);
/// vectorize.Adapt(File.ReadLines("reviews.txt"));
/// var x = vectorize.Apply(["A great film.", "Boring!"]);
/// var model = new Sequential([Keras.Input(1, dtype: "string"), vectorize, new Embedding(10000, 16), …]);</code></example>
[ConfigConstant("sparse", false), ConfigConstant("ragged", false)]
public sealed class TextVectorization(int? maxTokens = null, TextStandardization? standardize = null, TextSplit? split = null, Dims? ngrams = null, string outputMode = "int", int? outputSequenceLength = null, bool padToMaxTokens = false, Vocabulary? vocabulary = null, Numbers? idfWeights = null, string encoding = "utf-8", string? name = null, bool trainable = true, DTypePolicy? dtype = null)
    : VocabularyLayer(name, trainable, dtype is { Name: "string" } ? null : dtype, null)
{
    [SavedAs("_lookup_layer")]
    readonly StringLookup lookup = InnerLayer.Make<StringLookup>(nameof(TextVectorization), () => new(maxTokens, maskToken: "", vocabulary: vocabulary, idfWeights: idfWeights, outputMode: outputMode, padToMaxTokens: padToMaxTokens, encoding: encoding, dtype: dtype is { Name: "string" } ? null : dtype));

    readonly TextRows rows = new(new(standardize ?? "lower_and_strip_punctuation", split ?? "whitespace", ngrams, nameof(TextVectorization)), outputSequenceLength);

    /// <summary>What is done to a text first.</summary>
    public TextStandardization Standardize { get; } = standardize ?? "lower_and_strip_punctuation";

    /// <summary>How it becomes tokens.</summary>
    public TextSplit Split { get; } = split ?? "whitespace";

    /// <summary>How many neighbouring tokens make terms together, or null.</summary>
    public Dims? Ngrams { get; } = ngrams is null || ngrams.Value.Values.ToArray().All(n => n > 0) ? ngrams : throw Check.Error("`ngrams` must be positive", $"ngrams={ngrams}", nameof(ngrams));

    /// <summary>How many indices of each text there are, or null.</summary>
    public int? OutputSequenceLength { get; } = outputSequenceLength is null || outputMode == CategoricalEncoding.Int ? Check.Positive(outputSequenceLength)
        : throw Check.Error("`outputSequenceLength` is for outputMode: \"int\"", $"outputSequenceLength={outputSequenceLength}, outputMode=\"{outputMode}\"", nameof(outputSequenceLength));

    /// <summary>The encoding of a vocabulary's text file.</summary>
    public string Encoding => lookup.Encoding;

    private protected override IndexLookup Lookup => lookup;

    private protected override int? WrittenSize => VocabularySize();

    /// <summary>Turns texts into indices or vectors.</summary>
    /// <param name="inputs">The texts, (batch) or (batch, 1), or one text.</param>
    [OverloadResolutionPriority(1)]
    public Tensor Apply(Strings inputs) => StringCalls.Run(this, inputs, texts => rows.Encode(texts, lookup));

    /// <inheritdoc cref="Apply(Strings)"/>
    public Tensor Apply(IEnumerable<string> inputs) => Apply((Strings)Check.NotNull(inputs).ToList());

    /// <summary>Learns the vocabulary: the most frequent terms. What was learned before is forgotten.</summary>
    /// <param name="data">The texts.</param>
    [OverloadResolutionPriority(1)]
    public void Adapt(Strings data) => lookup.Learn(rows.Documents(Check.NotNull(data)));

    /// <summary>Learns the vocabulary from texts that are read one after the other, such as the lines of a file.</summary>
    /// <param name="data">The texts.</param>
    public void Adapt(IEnumerable<string> data) => lookup.Learn(rows.Documents(Check.NotNull(data)));

    /// <summary>The vocabulary, each term at its index.</summary>
    /// <param name="includeSpecialTokens">Whether those for padding and unknown terms are there too. Default: true.</param>
    public IReadOnlyList<string> GetVocabulary(bool includeSpecialTokens = true) => lookup.GetVocabulary(includeSpecialTokens);

    /// <summary>Makes a layer of its config.</summary>
    /// <param name="config">What <see cref="KerasObject.GetConfig"/> gave.</param>
    public static TextVectorization FromConfig(JsonObject config)
    {
        var copy = Check.NotNull(config).DeepClone().AsObject();
        foreach (var step in new[] { "standardize", "split" })
            if (copy.ContainsKey(step) && copy[step] is null) copy[step] = "none";
        return Read<TextVectorization>(copy);
    }

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => rows.Encode(StringCalls.Read(this, inputs), lookup);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape inputShape) => rows.OutputShape(Check.NotNull(inputShape), lookup);

    internal override bool TakesStrings => true;
}
