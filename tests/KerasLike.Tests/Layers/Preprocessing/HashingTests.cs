using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Hashes are TensorFlow's, so that bins are Keras's.</summary>
[TestFixture]
public class HashingTests
{
    static long[] Bins(Hashing layer, params string[] texts) => [.. layer.Apply(texts).data<long>()];

    [Test]
    public void BinsAreKerass()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(Bins(new Hashing(3), "A", "B", "C", "D", "E"), Is.EqualTo(new[] { 1, 0, 1, 1, 2 }));
        Assert.That(Bins(new Hashing(3, maskValue: ""), "A", "B", "", "C", "D"), Is.EqualTo(new[] { 1, 1, 0, 2, 2 }));
        Assert.That(Bins(new Hashing(3, salt: (133, 137)), "A", "B", "C", "D", "E"), Is.EqualTo(new[] { 1, 2, 1, 0, 2 }));
        Assert.That(Bins(new Hashing(3, salt: 133), "A", "B", "C", "D", "E"), Is.EqualTo(new[] { 0, 0, 2, 1, 0 }));
        Assert.That(Bins(new Hashing(1), "A", "B"), Is.EqualTo(new[] { 0, 0 }));
        Assert.That(Bins(new Hashing(2), "omar", "stringer", "marlo", "wire", "skywalker"), Is.EqualTo(new[] { 0, 0, 1, 0, 0 }));
        Assert.That(Bins(new Hashing(3, maskValue: "omar"), "omar", "stringer", "marlo", "wire", "skywalker"), Is.EqualTo(new[] { 0, 1, 2, 1, 1 }));
        Assert.That(Bins(new Hashing(2, salt: (211, 137)), "omar", "stringer", "marlo", "wire", "skywalker"), Is.EqualTo(new[] { 1, 0, 1, 0, 1 }));
    }

    [Test]
    public void IntegersAreHashedAsTheirDigits()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(new Hashing(3).Apply(new[,] { { 0, 1 }, { 2, 3 } }), Close.To(torch.tensor(new[,] { { 1, 0 }, { 1, 0 } })));
        Assert.That(new Hashing(3, salt: (133, 137)).Apply(new[] { 0f, 1.9f, 2, 3, 4 }), Close.To(torch.tensor(new[] { 1, 1, 2, 0, 1 })), "what is behind the point is left out");
        Assert.That(new Hashing(3, maskValue: 2).Apply(new[] { 2, 0 })[0].item<long>(), Is.Zero);
        Assert.That(new Hashing(3, dtype: "int32").Apply(new[] { 0 }).dtype, Is.EqualTo(torch.int32));
    }

    [TestCase("one_hot", new[] { 0f, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1 })]
    [TestCase("multi_hot", new[] { 1f, 1, 1 })]
    [TestCase("count", new[] { 2f, 2, 1 })]
    public void EncodesBins(string mode, float[] expected)
    {
        using var scope = torch.NewDisposeScope();
        var y = new Hashing(3, outputMode: mode).Apply(new[,] { { 0, 1, 2, 3, 4 } });
        Assert.That(y.dtype, Is.EqualTo(torch.float32));
        Assert.That(y.flatten(), Close.To(torch.tensor(expected)));
        using var model = new Sequential([Keras.Input(5, dtype: "int32"), new Hashing(3, outputMode: mode)]);
        Assert.That(model.Predict(new[,] { { 0, 1, 2, 3, 4 } }, verbose: 0), Close.To(y));
    }
}
