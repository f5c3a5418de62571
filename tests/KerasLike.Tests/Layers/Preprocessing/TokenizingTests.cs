using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>How texts become terms.</summary>
[TestFixture]
public class TokenizingTests
{
    static readonly string[] Vocabulary = ["baz", "bar", "foo"];

    // What TensorFlow's operators do: ASCII letters, ASCII punctuation, the white space of C.
    [TestCase("lower_and_strip_punctuation", "It's a ÉTÉ, [Sic]! \u3000x", new[] { "its", "a", "ÉtÉ", "sic", "\u3000x" })]
    [TestCase("lower", "It's [A]", new[] { "it's", "[a]" })]
    [TestCase("strip_punctuation", "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'A b\t\nC\f", new[] { "A", "b", "C" })]
    [TestCase("none", "It's A", new[] { "It's", "A" })]
    public void StandardizesAsKerasDoes(string standardize, string text, string[] tokens)
    {
        var layer = new TextVectorization(standardize: standardize);
        layer.Adapt([text]);
        Assert.That(layer.GetVocabulary(includeSpecialTokens: false), Is.EquivalentTo(tokens));
    }

    [Test]
    public void SplitsInOtherWays()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(new TextVectorization(split: "character", vocabulary: ["f", "o", "😀"]).Apply(["fo😀x"]), Close.To(torch.tensor(new[,] { { 2, 3, 4, 1 } })));
        Assert.That(new TextVectorization(split: "none", vocabulary: ["foo bar", "baz"]).Apply(["Foo, bar", "baz", "x"]), Close.To(torch.tensor(new[] { 2, 3, 1 })));
        Assert.That(new TextVectorization(split: "none", vocabulary: Vocabulary, outputSequenceLength: 3).Apply([["foo", "x"], ["baz", ""]]), Close.To(torch.tensor(new[,] { { 4, 1, 0 }, { 2, 0, 0 } })));
        Assert.That(new TextVectorization(split: "none", vocabulary: Vocabulary, outputMode: "count").Apply([["foo", "x"], ["baz", "baz"]]), Close.To(torch.tensor(new float[,] { { 1, 0, 0, 1 }, { 0, 2, 0, 0 } })));
        Assert.That(new TextVectorization(standardize: TextStandardization.From(t => t.Trim('-')), split: TextSplit.From(t => t.Split('|')), vocabulary: ["a b", "c"]).Apply(["-a b|c-"]), Close.To(torch.tensor(new[,] { { 2, 3 } })));
        Assert.That(new TextVectorization(outputMode: "one_hot", vocabulary: ["a"]).Apply(["a b", "a"]), Close.To(torch.tensor(new float[,,] { { { 0, 1 }, { 1, 0 } }, { { 0, 1 }, { 0, 0 } } })));
    }

    [Test]
    public void MakesTermsOfNeighbours()
    {
        var layer = new TextVectorization(ngrams: 2);
        layer.Adapt(["foo bar baz"]);
        Assert.That(layer.GetVocabulary(includeSpecialTokens: false), Is.EquivalentTo(new[] { "foo", "bar", "baz", "foo bar", "bar baz" }));
        var some = new TextVectorization(ngrams: (1, 3), vocabulary: ["foo", "foo bar baz"]);
        using var scope = torch.NewDisposeScope();
        Assert.That(some.Apply(["foo bar baz"]), Close.To(torch.tensor(new[,] { { 2, 1, 1, 3 } })), "short ones first");
    }
}
