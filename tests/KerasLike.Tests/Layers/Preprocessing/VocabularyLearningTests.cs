using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Learning a vocabulary from data.</summary>
[TestFixture]
public class VocabularyLearningTests
{
    [Test]
    public void LearnsTheMostFrequent()
    {
        var layer = new StringLookup(maxTokens: 5, maskToken: "");
        layer.Adapt(["b", "a", "c", "d", "", "[UNK]", "d", "d", "c"]);
        Assert.That(layer.GetVocabulary(), Is.EqualTo(new[] { "", "[UNK]", "d", "c", "b" }), "of equally frequent ones the last first");
        Assert.That(layer.GetVocabulary(includeSpecialTokens: false), Is.EqualTo(new[] { "d", "c", "b" }));
        Assert.That(layer.VocabularySize(), Is.EqualTo(5));
        layer.Adapt(new[] { "x", "y", "x" }.AsEnumerable());
        Assert.That(layer.GetVocabulary(), Is.EqualTo(new[] { "", "[UNK]", "x", "y" }), "what was learned before is forgotten");
        var integers = new IntegerLookup(maskToken: 0);
        integers.Adapt(new[] { 1, 1, 1, 2, 2, 3, 0 });
        Assert.That(integers.GetVocabulary(), Is.EqualTo(new long[] { 0, -1, 1, 2, 3 }));
    }

    [Test]
    public void LearnsHowTellingTermsAre()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new StringLookup(maskToken: "", outputMode: "tf_idf");
        layer.Adapt(["one", "one", "one", "two", "two", "three"]);
        Assert.That(layer.Apply(["one", "two", "four"]), Close.To(torch.tensor(new[] { 1.1337324f, 0.91629076f, 1.0986123f, 0 })));
        var rows = new StringLookup(maskToken: "", outputMode: "tf_idf", maxTokens: 6, padToMaxTokens: true);
        rows.Adapt([["one", "one"], ["one", "two"], ["two", "three"]]);
        Assert.That(rows.Apply([["one", "two"], ["two", "four"]]),
            Close.To(torch.tensor(new[,] { { 0, 0.6931472f, 0.6931472f, 0, 0, 0 }, { 0.76752836f, 0, 0.6931472f, 0, 0, 0 } })));
    }
}
