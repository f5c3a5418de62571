using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Looking strings up in a vocabulary.</summary>
[TestFixture]
public class StringLookupTests
{
    static readonly string[] Words = ["one", "two", "three"];

    static StringLookup Strings(string mode, Numbers? idf = null) => new(maxTokens: 7, maskToken: "", vocabulary: Words, idfWeights: idf, outputMode: mode);

    [Test]
    public void FindsStringsOfAnyShape()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new StringLookup(vocabulary: ["a", "b"]);
        Assert.That(layer.Apply(["b", "?", "a"]), Close.To(torch.tensor(new[] { 2, 0, 1 })));
        Assert.That(layer.Apply([["b"], ["a"]]), Close.To(torch.tensor(new[,] { { 2 }, { 1 } })));
        Assert.That(layer.Apply(new[,] { { "b", "a" } }), Close.To(torch.tensor(new[,] { { 2, 1 } })));
        Assert.That(layer.Apply("b").shape, Is.Empty);
        Assert.That(layer.Apply(new[] { "a", "b" }.Where(t => t == "b")), Close.To(torch.tensor(new[] { 2 })));
        Assert.That(layer.Apply("a").dtype, Is.EqualTo(torch.int64));
        Assert.That(Strings("int").Apply(["", "one", "four"]), Close.To(torch.tensor(new[] { 0, 2, 1 })), "with a string for padding");
    }

    [TestCase("multi_hot", new[] { 1f, 1, 1, 0 })]
    [TestCase("count", new[] { 1f, 1, 2, 0 })]
    [TestCase("tf_idf", new[] { 0.2f, 0.1f, 0.4f, 0 })]
    [TestCase("one_hot", new[] { 0f, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0 })]
    public void EncodesSamples(string mode, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var layer = Strings(mode, mode == "tf_idf" ? [0.1, 0.2, 0.3] : null);
        var y = layer.Apply([["one", "two", "four", "two"]]);
        Assert.That(y.dtype, Is.EqualTo(torch.float32));
        Assert.That(y.flatten(), Close.To(torch.tensor(expected)));
        if (mode != "one_hot") Assert.That(layer.Apply([["one", "two", "four", "two", "", ""]]), Close.To(y), "padding counts for nothing");
    }

    [Test]
    public void TurnsIndicesIntoTerms()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new StringLookup(maskToken: "", vocabulary: Words, invert: true);
        var found = layer.Apply(new[,] { { 2, 3, 1 }, { 0, 4, 99 } });
        Assert.That(found.Shape, Is.EqualTo((Shape)(2, 3)));
        Assert.That(found.Values, Is.EqualTo(new[] { "one", "two", "[UNK]", "", "three", "[UNK]" }));
        Assert.That((string)found[0][1], Is.EqualTo("two"));
        Assert.That(found.ToString(), Is.EqualTo("[[\"one\", \"two\", \"[UNK]\"], [\"\", \"three\", \"[UNK]\"]]"));
        Assert.That(new IntegerLookup(vocabulary: [12, 36], invert: true).Apply(new long[] { 0, 1, 2, 3 }), Close.To(torch.tensor(new[] { -1, 12, 36, -1 })));
    }
}
