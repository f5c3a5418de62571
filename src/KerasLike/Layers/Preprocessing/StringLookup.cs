using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Strings as their indices in a vocabulary, which is given or learned, or indices as strings.</summary>
/// <param name="maxTokens">The most terms the vocabulary may have, those for padding and unknown ones included, greater than 1; null for any number. Default: null.</param>
/// <param name="numOovIndices">How many indices there are for strings that are not in the vocabulary; with more than 1 their hash chooses, with 0 they are an error. Default: 1.</param>
/// <param name="maskToken">The string that stands for padding: index 0, or nothing in vectors; null for none. Default: null.</param>
/// <param name="oovToken">What stands for unknown strings in the vocabulary, and is given for unknown indices. Default: <c>"[UNK]"</c>.</param>
/// <param name="vocabulary">The terms, or the path of a text file with a term in each line; null learns them by <c>Adapt</c>. Default: null.</param>
/// <param name="idfWeights">The inverse document frequency of each term of a given vocabulary, for <c>outputMode: "tf_idf"</c>. Default: null.</param>
/// <param name="invert">Whether it turns indices into strings. Default: false.</param>
/// <param name="outputMode"><c>"int"</c> for the index, <c>"one_hot"</c> for a vector of each string, <c>"multi_hot"</c> for one of a sample, with 1 for each term in it, <c>"count"</c> for how often it is, <c>"tf_idf"</c> for that times its weight. Default: <c>"int"</c>.</param>
/// <param name="padToMaxTokens">Whether vectors have a place for as many terms as <paramref name="maxTokens"/>. Default: false.</param>
/// <param name="encoding">The encoding of a vocabulary's text file. Default: <c>"utf-8"</c>.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="salt">One number or two that the hashes of unknown strings are mixed with; null for none. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of vectors; null is float32. Default: null.</param>
/// <remarks>
/// Input: strings in any shape, in a model those of <c>Keras.Input(shape: 1, dtype: "string")</c>; with <c>invert: true</c> integers, outside of models only.<br/>
/// Output: int64 in the input's shape, or vectors as <c>CategoryEncoding</c> gives them; with <c>invert: true</c> <see cref="Strings"/>.<br/>
/// Weights: none; a vocabulary that was learned is in the <c>.keras</c> file of a model.<br/>
/// Keras: <c>keras.layers.StringLookup</c>
/// </remarks>
/// <example><code>var lookup = new StringLookup(vocabulary: ["a", "b"]);
/// var indices = lookup.Apply(["b", "?", "a"]);   // 2, 0, 1</code></example>
[ConfigConstant("sparse", false), ConfigConstant("oov_method", FloorMod)]
public sealed class StringLookup(int? maxTokens = null, int numOovIndices = 1, string? maskToken = null, string oovToken = "[UNK]", Vocabulary? vocabulary = null, Numbers? idfWeights = null, bool invert = false, string outputMode = "int", bool padToMaxTokens = false, string encoding = "utf-8", string? name = null, Salt? salt = null, bool trainable = true, DTypePolicy? dtype = null)
    : IndexLookup(maskToken is { } padding ? padding : default(Token?), oovToken, new(maxTokens, numOovIndices, vocabulary, idfWeights, invert, outputMode, padToMaxTokens, FloorMod, salt), name, trainable, dtype is { Name: "string" } ? null : dtype, null)
{
    /// <summary>The string that stands for padding, or null.</summary>
    public string? MaskToken { get; } = maskToken;

    /// <summary>What stands for unknown strings.</summary>
    public string OovToken { get; } = oovToken;

    /// <summary>The encoding of a vocabulary's text file.</summary>
    public string Encoding { get; } = TextFiles.CheckEncoding(encoding);

    /// <summary>Looks strings up.</summary>
    /// <param name="inputs">The strings, in any shape.</param>
    [OverloadResolutionPriority(1)]
    public Tensor Apply(Strings inputs) => Invert
        ? throw new ArgumentException($"{Description} turns indices into strings: with invert: true it takes integers. Received: strings of shape {Check.NotNull(inputs).Shape}", nameof(inputs))
        : StringCalls.Run(this, inputs, Encode);

    /// <inheritdoc cref="Apply(Strings)"/>
    public Tensor Apply(IEnumerable<string> inputs) => Apply((Strings)Check.NotNull(inputs).ToList());

    /// <summary>The strings of indices, with <c>invert: true</c>.</summary>
    /// <param name="indices">The indices, a tensor or an array of any shape.</param>
    public Strings Apply(Tensors indices) => StringCalls.Terms(this, indices, values => Invert ? Index.TermsAt(values) : throw StringCalls.TakesStrings(this, values.dtype, Shape.Of(values)));

    /// <summary>Learns the vocabulary: the most frequent strings. What was learned before is forgotten.</summary>
    /// <param name="data">The strings; each row of a table is a document, and where they have one axis each string is one.</param>
    [OverloadResolutionPriority(1)]
    public void Adapt(Strings data) => Learn(Check.NotNull(data).Select(row => row.Values.Select(t => (Token)t).ToList()));

    /// <summary>Learns the vocabulary from strings that are read one after the other, such as the lines of a file. Each is a document.</summary>
    /// <param name="data">The strings.</param>
    public void Adapt(IEnumerable<string> data) => Learn(Check.NotNull(data).Select(t => new Token[] { t }));

    /// <summary>The vocabulary, each term at its index.</summary>
    /// <param name="includeSpecialTokens">Whether those for padding and unknown strings are there too. Default: true.</param>
    public IReadOnlyList<string> GetVocabulary(bool includeSpecialTokens = true) => [.. Index.Terms(includeSpecialTokens).Select(t => t.IsString(out var text) ? text : "")];

    /// <summary>Makes a layer of its config.</summary>
    /// <param name="config">What <see cref="KerasObject.GetConfig"/> gave.</param>
    public static StringLookup FromConfig(JsonObject config) => Read<StringLookup>(config);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) => Encode(StringCalls.Read(Invert ? throw StringCalls.GivesStrings(this) : this, inputs));

    internal override bool TakesStrings => true;

    private protected override IReadOnlyList<Token> ReadFile(string path) => [.. File.ReadLines(path, System.Text.Encoding.GetEncoding(Encoding)).Select(Parse)];
}
