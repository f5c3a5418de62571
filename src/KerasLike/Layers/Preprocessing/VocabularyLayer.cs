using System.Text.Json.Nodes;
using KerasLike.Saving;

namespace KerasLike.Layers;

/// <summary>Base of layers over a vocabulary, which they are given or learn from data.</summary>
public abstract class VocabularyLayer : Layer, IHoldsVocabulary
{
    const string SizeKey = "vocabulary_size";

    private protected VocabularyLayer(string? name, bool trainable, DTypePolicy? dtype, Shape? inputShape)
        : base(name, trainable, dtype, inputShape) { }

    /// <summary>The most terms the vocabulary may have, those for padding and unknown ones included; null for any number.</summary>
    public int? MaxTokens => Lookup.Options.MaxTokens;

    /// <summary>The vocabulary as given to the constructor; null where it was learned, set, or read from a file.</summary>
    public Vocabulary? Vocabulary => Lookup.Options.Vocabulary;

    /// <summary>The inverse document frequencies as given to the constructor, or null.</summary>
    public Numbers? IdfWeights => Lookup.Options.IdfWeights;

    /// <summary>What is given for a term, or for a text.</summary>
    public string OutputMode => Lookup.Options.OutputMode;

    /// <summary>Whether vectors have a place for as many terms as the vocabulary may have.</summary>
    public bool PadToMaxTokens => Lookup.Options.PadToMaxTokens;

    /// <summary>The lookup layer that has the vocabulary: this one, or one inside.</summary>
    private protected abstract IndexLookup Lookup { get; }

    /// <summary>What a config says of the number of terms.</summary>
    private protected abstract int? WrittenSize { get; }

    LookupIndex IHoldsVocabulary.Index => Lookup.Index;

    /// <summary>The number of terms in the vocabulary, those for padding and unknown ones included.</summary>
    public int VocabularySize() => Lookup.Index.Size;

    /// <summary>Gives it a vocabulary, in place of the one it has.</summary>
    /// <param name="vocabulary">The terms, or the path of a text file with a term in each line. It may begin with those for padding and unknown terms.</param>
    /// <param name="idfWeights">The inverse document frequency of each term, for <c>outputMode: "tf_idf"</c>. Default: null.</param>
    public void SetVocabulary(Vocabulary vocabulary, Numbers? idfWeights = null) => Lookup.TakeVocabulary(vocabulary, idfWeights);

    internal override bool SavesBuildShape => false;

    internal override DTypePolicy InputType => Lookup.Unknown.IsText || Lookup.Padding is { IsText: true } ? "string" : "int64";

    internal override IReadOnlyList<(Shape Shape, ScalarType DType)> OutputSpecs(IReadOnlyList<(Shape Shape, ScalarType DType)> inputs, CallArguments? arguments = null)
    {
        if (TakesStrings) StringCalls.RequireStrings(Lookup.Invert ? throw StringCalls.GivesStrings(this) : this, inputs[0]);
        return [(ComputeOutputShape(inputs[0].Shape), Lookup.OutputType)];
    }

    /// <inheritdoc/>
    public override JsonObject GetConfig()
    {
        var config = base.GetConfig();
        config[SizeKey] = WrittenSize;
        return config;
    }

    /// <summary>Makes a layer of its config, and remembers how long its vectors are until the vocabulary comes from a file.</summary>
    private protected static T Read<T>(JsonObject config) where T : VocabularyLayer
    {
        var copy = Check.NotNull(config, typeof(T).Name).DeepClone().AsObject();
        var size = (int?)copy[SizeKey];
        copy.Remove(SizeKey);
        var layer = (T)Config.Construct(typeof(T), copy);
        layer.Lookup.Index.KnownSize ??= size;
        return layer;
    }
}
