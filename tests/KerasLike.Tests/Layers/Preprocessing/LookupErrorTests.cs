using KerasLike.Layers;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What lookup layers say about wrong arguments and inputs.</summary>
[TestFixture]
public class LookupErrorTests
{
    static readonly string[] Words = ["one", "two", "three"];

    static StringLookup Adapted(string mode)
    {
        var layer = new StringLookup(outputMode: mode, name: "s");
        layer.Adapt(Words);
        return layer;
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new StringLookup(maxTokens: 1), "StringLookup: `maxTokens` must be greater than 1. Received: maxTokens=1"),
        Mistake(() => new StringLookup(numOovIndices: -1), "StringLookup: `numOovIndices` must not be negative. Received: numOovIndices=-1"),
        Mistake(() => new IntegerLookup(outputMode: "hot"), "IntegerLookup: `outputMode` must be one of \"int\", \"one_hot\", \"multi_hot\", \"count\", \"tf_idf\". Received: outputMode=\"hot\""),
        Mistake(() => new IntegerLookup(padToMaxTokens: true), "IntegerLookup: padToMaxTokens: true needs `maxTokens`. Received: maxTokens=null"),
        Mistake(() => new IntegerLookup(invert: true, outputMode: "count"), "IntegerLookup: `outputMode` must be \"int\" with invert: true. Received: outputMode=\"count\""),
        Mistake(() => new IntegerLookup(oovMethod: "md5"), "IntegerLookup: `oovMethod` must be one of \"floormod\", \"farmhash\". Received: oovMethod=\"md5\""),
        Mistake(() => new IntegerLookup(salt: 1), "IntegerLookup: `salt` is for oovMethod: \"farmhash\". Received: oovMethod=\"floormod\""),
        Mistake(() => new IntegerLookup(vocabularyDtype: "string"), "IntegerLookup: `vocabularyDtype` must be one of \"int64\". Received: vocabularyDtype=\"string\""),
        Mistake(() => new StringLookup(encoding: "klingon"), "StringLookup: `encoding` must be the name of an encoding, such as \"utf-8\". Received: encoding=\"klingon\""),
        Mistake(() => new StringLookup(vocabulary: Words, idfWeights: [1, 2, 3]), "StringLookup: `idfWeights` are for outputMode: \"tf_idf\". Received: outputMode=\"int\""),
        Mistake(() => new StringLookup(vocabulary: Words, outputMode: "tf_idf"), "StringLookup: a vocabulary for outputMode: \"tf_idf\" needs `idfWeights`. Received: idfWeights=null"),
        Mistake(() => new StringLookup(vocabulary: Words, outputMode: "tf_idf", idfWeights: [1, 2]), "StringLookup: `idfWeights` must have one weight for each term. Received: 3 terms, idfWeights of shape (2,)"),
        Mistake(() => new StringLookup(vocabulary: [], name: "s"), "StringLookup \"s\": the vocabulary must not be empty. Received: []"),
        Mistake(() => new StringLookup(vocabulary: ["a", "b", "a"], name: "s"), "StringLookup \"s\": the vocabulary must not hold a term twice. Received: \"a\" again"),
        Mistake(() => new StringLookup(vocabulary: ["a", "b"], maxTokens: 2, name: "s"), "StringLookup \"s\": the vocabulary must have no more than maxTokens=2 terms, those for padding and unknown ones included. Received: 3 terms"),
        Mistake(() => new StringLookup(vocabulary: ["a", "-"], maskToken: "-", name: "s"), "StringLookup \"s\": the vocabulary may hold `maskToken`, \"-\", only at its start, in this order: [\"-\", \"[UNK]\"]. Leave it out. Received: \"-\" among the terms"),
        Mistake(() => new IntegerLookup(vocabulary: [3, -1], invert: true, name: "i"), "IntegerLookup \"i\": the vocabulary may hold `oovToken`, -1, only at its start, in this order: [-1]. Leave it out. Received: -1 among the terms"),
        Mistake(() => new StringLookup(numOovIndices: 0, vocabulary: Words, name: "s").Apply(["one", "x", "y"]), "StringLookup \"s\": with numOovIndices: 0 all inputs must be in the vocabulary. Received: \"x\", \"y\". Give numOovIndices: 1, or a vocabulary that has them."),
        Mistake(() => new StringLookup(vocabulary: Words, name: "s").Adapt(Words), "StringLookup \"s\": it was given its vocabulary, so there is nothing to learn. Leave `vocabulary` out to adapt it."),
        Mistake(() => new StringLookup(name: "s").Adapt(["[UNK]"]), "StringLookup \"s\": there must be terms to learn. Received: none"),
        Mistake(() => new StringLookup(outputMode: "count", name: "s").Apply(["a"]), "StringLookup \"s\": it has no vocabulary yet. Call Adapt on data, or give it a vocabulary."),
        Mistake(() => Adapted("count").SetVocabulary(["a"]), "StringLookup \"s\": with outputMode: \"count\" and padToMaxTokens: false the size of the vocabulary cannot change. Received: 2 terms instead of 4."),
        Mistake(() => Adapted("int").SetVocabulary(["a"], [1]), "StringLookup: `idfWeights` are only for outputMode: \"tf_idf\". Received: outputMode=\"int\", idfWeights=[1.0]"),
        Mistake(() => new StringLookup(vocabulary: Words, invert: true, name: "s").Apply(["one"]), "StringLookup \"s\" turns indices into strings: with invert: true it takes integers. Received: strings of shape (1,)"),
        Mistake(() => new StringLookup(name: "s").Apply(Keras.Input(1)), "StringLookup \"s\" takes strings. Received: float32 of shape (None, 1). The input of a model that begins with it is Keras.Input(shape: 1, dtype: \"string\")."),
        Mistake(() => new StringLookup(name: "s").Apply(torch.zeros(1)), "StringLookup \"s\" takes strings. Received: float32 of shape (1,)"),
        Mistake(() => new StringLookup(vocabulary: Words).Apply(new string[] { null! }), "Strings must not be null. Received: null"),
        Mistake(() => new StringLookup(vocabulary: Words).Apply([["a"], ["b", "c"]]), "Strings: rows must have the same shape. Received: (1,) and (2,)"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
