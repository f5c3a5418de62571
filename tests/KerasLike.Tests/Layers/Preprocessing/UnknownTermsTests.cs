using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Terms that are not in the vocabulary.</summary>
[TestFixture]
public class UnknownTermsTests
{
    [Test]
    public void UnknownTermsShareTheirIndices()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new IntegerLookup(numOovIndices: 3, vocabulary: [10, 20]);
        Assert.That(layer.Apply(new long[] { 10, 20, 4, 5, -1 }), Close.To(torch.tensor(new[] { 3, 4, 1, 2, 2 })), "by their remainder");
        var hashed = new IntegerLookup(numOovIndices: 3, vocabulary: [10], oovMethod: "farmhash");
        Assert.That(hashed.Apply(new long[] { 0, 1, 2, 3, 4 }), Close.To(torch.tensor(new[] { 1, 0, 1, 0, 2 })), "as Hashing puts them");
        Assert.That(new IntegerLookup(numOovIndices: 3, vocabulary: [10], oovMethod: "farmhash", salt: (133, 137)).Apply(new long[] { 0, 1, 2, 3, 4 }), Close.To(torch.tensor(new[] { 1, 1, 2, 0, 1 })));
        Assert.That(new StringLookup(numOovIndices: 3, vocabulary: ["z"]).Apply(["A", "B", "C", "D", "E"]), Close.To(torch.tensor(new[] { 1, 0, 1, 1, 2 })));
        Assert.That(new StringLookup(numOovIndices: 3, vocabulary: ["z"], salt: 133).Apply(["A", "B", "C", "D", "E"]), Close.To(torch.tensor(new[] { 0, 0, 2, 1, 0 })));
    }
}
