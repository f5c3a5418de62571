using System.Globalization;
using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Integers as their indices in a vocabulary, which is given or learned, or indices as integers.</summary>
/// <param name="maxTokens">The most terms the vocabulary may have, those for padding and unknown ones included, greater than 1; null for any number. Default: null.</param>
/// <param name="numOovIndices">How many indices there are for integers that are not in the vocabulary; with 0 they are an error. Default: 1.</param>
/// <param name="maskToken">The integer that stands for padding: index 0, or nothing in vectors; null for none. Default: null.</param>
/// <param name="oovToken">What stands for unknown integers in the vocabulary, and is given for unknown indices. Default: -1.</param>
/// <param name="vocabulary">The terms, or the path of a text file with a term in each line; null learns them by <c>Adapt</c>. Default: null.</param>
/// <param name="vocabularyDtype">The number type of the terms; only <c>"int64"</c> is known. Default: <c>"int64"</c>.</param>
/// <param name="idfWeights">The inverse document frequency of each term of a given vocabulary, for <c>outputMode: "tf_idf"</c>. Default: null.</param>
/// <param name="invert">Whether it turns indices into integers. Default: false.</param>
/// <param name="outputMode"><c>"int"</c> for the index, <c>"one_hot"</c> for a vector of each integer, <c>"multi_hot"</c> for one of a sample, with 1 for each term in it, <c>"count"</c> for how often it is, <c>"tf_idf"</c> for that times its weight. Default: <c>"int"</c>.</param>
/// <param name="padToMaxTokens">Whether vectors have a place for as many terms as <paramref name="maxTokens"/>. Default: false.</param>
/// <param name="oovMethod">How unknown integers choose among several indices: <c>"floormod"</c> by their remainder, <c>"farmhash"</c> by their hash. Default: <c>"floormod"</c>.</param>
/// <param name="salt">One number or two that hashes are mixed with, for <c>oovMethod: "farmhash"</c>; null for none. Default: null.</param>
/// <param name="name">The layer's name; null makes one. Default: null.</param>
/// <param name="inputShape">The shape of one sample, on a model's first layer. Default: null.</param>
/// <param name="trainable">Has no weights to act on; kept for the config. Default: true.</param>
/// <param name="dtype">The number type of vectors; null is float32. Default: null.</param>
/// <remarks>
/// Input: integers in any shape.<br/>
/// Output: int64 in the input's shape, or vectors as <c>CategoryEncoding</c> gives them.<br/>
/// Weights: none; a vocabulary that was learned is in the <c>.keras</c> file of a model.<br/>
/// Keras: <c>keras.layers.IntegerLookup</c>
/// </remarks>
/// <example><code>var lookup = new IntegerLookup(vocabulary: [12, 36, 1138]);
/// var indices = lookup.Apply(new long[] { 36, 7 });   // 2, 0</code></example>
[ConfigConstant("sparse", false)]
public sealed class IntegerLookup(int? maxTokens = null, int numOovIndices = 1, long? maskToken = null, long oovToken = -1, Vocabulary? vocabulary = null, string vocabularyDtype = "int64", Numbers? idfWeights = null, bool invert = false, string outputMode = "int", bool padToMaxTokens = false, string oovMethod = "floormod", Salt? salt = null, string? name = null, Shape? inputShape = null, bool trainable = true, DTypePolicy? dtype = null)
    : IndexLookup(maskToken is { } padding ? padding : default(Token?), oovToken, new(maxTokens, numOovIndices, vocabulary, idfWeights, invert, outputMode, padToMaxTokens, oovMethod, salt is null || oovMethod == FarmHashMethod ? salt
        : throw Check.Error("`salt` is for oovMethod: \"farmhash\"", $"oovMethod=\"{oovMethod}\"", nameof(salt))), name, trainable, dtype, inputShape)
{
    /// <summary>The integer that stands for padding, or null.</summary>
    public long? MaskToken { get; } = maskToken;

    /// <summary>What stands for unknown integers.</summary>
    public long OovToken { get; } = oovToken;

    /// <summary>The number type of the terms.</summary>
    public string VocabularyDtype { get; } = Check.OneOf(vocabularyDtype, ["int64"]);

    /// <summary>Looks integers up.</summary>
    /// <param name="inputs">The integers, an array of any rank.</param>
    public Tensor Apply(Array inputs) => Apply((Tensors)Check.NotNull(inputs), training: null).Single;

    /// <summary>Learns the vocabulary: the most frequent integers. What was learned before is forgotten.</summary>
    /// <param name="data">The integers; each row of a table is a document, and where they have one axis each integer is one.</param>
    public void Adapt(Tensors data)
    {
        using var scope = TensorScope.Open();
        var values = Check.NotNull(data).Materialize().Single;
        var tokens = Array.ConvertAll(Bins.Integers(values), n => (Token)n);
        Learn(tokens.Chunk(values.ndim < 2 || tokens.Length == 0 ? 1 : tokens.Length / (int)values.size(0)));
    }

    /// <summary>The vocabulary, each term at its index.</summary>
    /// <param name="includeSpecialTokens">Whether those for padding and unknown integers are there too. Default: true.</param>
    public IReadOnlyList<long> GetVocabulary(bool includeSpecialTokens = true) => [.. Index.Terms(includeSpecialTokens).Select(t => t.Number ?? OovToken)];

    /// <summary>Makes a layer of its config.</summary>
    /// <param name="config">What <see cref="KerasObject.GetConfig"/> gave.</param>
    public static IntegerLookup FromConfig(JsonObject config) => Read<IntegerLookup>(config);

    /// <inheritdoc/>
    public override Tensor Call(Tensor inputs, bool training) =>
        (Invert ? ArrayConversion.ToTensor(Array.ConvertAll(Index.TermsAt(inputs), t => t.Number ?? OovToken)).reshape(inputs.shape) : Index.Encode(Bins.Integers(inputs).Select(n => (Token)n), Shape.Of(inputs))).to(inputs.device);

    internal override Token Parse(string line) => long.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new InvalidDataException($"{Description}: the vocabulary must have an integer in each line. Received: \"{line}\"");
}
