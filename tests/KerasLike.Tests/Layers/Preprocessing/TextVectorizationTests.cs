using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Texts as indices or vectors.</summary>
[TestFixture]
public class TextVectorizationTests
{
    static readonly string[] Vocabulary = ["baz", "bar", "foo"];

    [Test]
    public void LearnsAndTellsIndices()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new TextVectorization(outputSequenceLength: 4);
        layer.Adapt(["foo bar", "bar baz", "baz bada boom"]);
        Assert.That(layer.GetVocabulary(), Is.EqualTo(new[] { "", "[UNK]", "baz", "bar", "foo", "boom", "bada" }));
        Assert.That(layer.Apply(["foo qux bar", "qux baz"]), Close.To(torch.tensor(new[,] { { 4, 1, 3, 0 }, { 1, 2, 0, 0 } })));
        Assert.That(layer.Apply([["foo qux bar"], ["qux baz"]]), Close.To(torch.tensor(new[,] { { 4, 1, 3, 0 }, { 1, 2, 0, 0 } })), "a last axis of 1");
        Assert.That(layer.Apply("foo foo foo foo foo bar"), Close.To(torch.tensor(new[] { 4, 4, 4, 4 })), "one text, cut");
        Assert.That(new TextVectorization(vocabulary: Vocabulary).Apply(["foo qux bar", "baz", ""]), Close.To(torch.tensor(new[,] { { 4, 1, 3 }, { 2, 0, 0 }, { 0, 0, 0 } })), "as long as the longest");
        var lines = new TextVectorization(maxTokens: 3);
        lines.Adapt(Enumerable.Range(0, 100).Select(i => $"line {i}"));
        Assert.That(lines.GetVocabulary(), Is.EqualTo(new[] { "", "[UNK]", "line" }));
    }

    [TestCase("multi_hot", new[] { 0f, 1, 1, 0, 0, 1, 0, 1 })]
    [TestCase("count", new[] { 0f, 1, 1, 0, 0, 2, 0, 1 })]
    [TestCase("tf_idf", new[] { 0f, 0.3f, 0.5f, 0, 0, 0.6f, 0, 0.2f })]
    public void TellsWhatIsInATextOverall(string mode, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var layer = new TextVectorization(outputMode: mode, vocabulary: ["foo", "bar", "baz"], idfWeights: mode == "tf_idf" ? [0.3, 0.5, 0.2] : null);
        Assert.That(layer.Apply(["foo bar", "baz foo foo"]), Close.To(torch.tensor(expected).reshape(2, 4)));
        Assert.That(layer.Apply("foo bar"), Close.To(torch.tensor(expected[..4])), "one text");
        var padded = new TextVectorization(maxTokens: 8, padToMaxTokens: true, outputMode: "multi_hot", vocabulary: ["foo"]);
        Assert.That(padded.Apply(["foo?"]), Close.To(torch.tensor(new float[,] { { 0, 1, 0, 0, 0, 0, 0, 0 } })));
    }
}
