using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What a TextVectorization says about wrong arguments and inputs.</summary>
[TestFixture]
public class TextVectorizationErrorTests
{
    static readonly string[] Vocabulary = ["baz", "bar", "foo"];

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new TextVectorization(standardize: "upper"), "TextVectorization: `standardize` must be one of \"lower_and_strip_punctuation\", \"lower\", \"strip_punctuation\", \"none\". Received: standardize=\"upper\""),
        Mistake(() => new TextVectorization(split: "comma"), "TextVectorization: `split` must be one of \"whitespace\", \"character\", \"none\". Received: split=\"comma\""),
        Mistake(() => new TextVectorization(maxTokens: 1), "TextVectorization: `maxTokens` must be greater than 1. Received: maxTokens=1"),
        Mistake(() => new TextVectorization(outputMode: "count", padToMaxTokens: true), "TextVectorization: padToMaxTokens: true needs `maxTokens`. Received: maxTokens=null"),
        Mistake(() => new TextVectorization(outputMode: "tf_idf", vocabulary: Vocabulary), "TextVectorization: a vocabulary for outputMode: \"tf_idf\" needs `idfWeights`. Received: idfWeights=null"),
        Mistake(() => new TextVectorization(ngrams: 0), "TextVectorization: `ngrams` must be positive. Received: ngrams=0"),
        Mistake(() => new TextVectorization(outputMode: "count", outputSequenceLength: 3), "TextVectorization: `outputSequenceLength` is for outputMode: \"int\". Received: outputSequenceLength=3, outputMode=\"count\""),
        Mistake(() => new TextVectorization(vocabulary: Vocabulary, name: "t").Apply([["a", "b"]]), "TextVectorization: texts that are to be split must have one axis, or a last axis of size 1. Received: strings of shape (1, 2). Give split: \"none\" for texts that are split already."),
        Mistake(() => new TextVectorization(standardize: TextStandardization.From(t => t)).GetConfig(), "TextVectorization: a function of this program cannot be held by a config. Give a standardization by its name, or standardize texts before the layer."),
        Mistake(() => new TextVectorization(split: TextSplit.From(t => [t])).GetConfig(), "TextVectorization: a function of this program cannot be held by a config. Give a way to split by its name, or split texts before the layer and give split: \"none\"."),
        Mistake(() => new Sequential([Keras.Input(1), new TextVectorization(name: "t")]), "TextVectorization \"t\" takes strings. Received: float32 of shape (None, 1). The input of a model that begins with it is Keras.Input(shape: 1, dtype: \"string\")."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
