using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Hashes are TensorFlow's, so that bins are Keras's.</summary>
[TestFixture]
public class HashingTests
{
    // Of the library that Google published: the n-th string is n letters, each 7 further than the one before, from the n-th on.
    [TestCase(0, 0x9ae16a3b2f90404fUL)]
    [TestCase(1, 0xa3b260215ec8f116UL)]
    [TestCase(2, 0x9c9aab5646dd8dbcUL)]
    [TestCase(3, 0xf79520f4c18b49ebUL)]
    [TestCase(4, 0x4891d9d84a7d0acaUL)]
    [TestCase(7, 0x204b0debc51c118eUL)]
    [TestCase(8, 0xeb238b266f60ab19UL)]
    [TestCase(16, 0x35054fa74179d981UL)]
    [TestCase(17, 0xe28d80bfc51585c7UL)]
    [TestCase(32, 0x01c5ae063c078260UL)]
    [TestCase(33, 0xba2c9e2ef248af32UL)]
    [TestCase(64, 0x23511dfc408ff4e9UL)]
    [TestCase(65, 0x71835d3a14ab6ea1UL)]
    [TestCase(127, 0x07bf8096fdcf584aUL)]
    [TestCase(128, 0x6c5ba033d1bf686fUL)]
    [TestCase(129, 0x9e2c2c6f5b2731d2UL)]
    [TestCase(500, 0xc7c279e73b601e1aUL)]
    public void FarmHashIsGooglesFingerprint(int length, ulong expected) =>
        Assert.That(FarmHash.Of([.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i * 7 + length) % 26))]), Is.EqualTo(expected));

    // The vectors in the appendix of the paper: the key is 00 01 … 0f, the message 00 01 … of that length.
    [TestCase(0, 0x726fdb47dd0e0e31UL)]
    [TestCase(15, 0xa129ca6149be45e5UL)]
    [TestCase(8, 0x93f5f5799a932462UL)]
    public void SipHashIsThePapers(int length, ulong expected) =>
        Assert.That(SipHash.Of([.. Enumerable.Range(0, length).Select(i => (byte)i)], 0x0706050403020100, 0x0f0e0d0c0b0a0908), Is.EqualTo(expected));

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

    [Test]
    public void CrossesFeaturesAsKerasDoes()
    {
        using var scope = torch.NewDisposeScope();
        string[] letters = ["A", "B", "A", "B", "A"];
        int[] numbers = [101, 101, 101, 102, 102];
        Assert.That(new HashedCrossing(5).Apply(letters, numbers), Close.To(torch.tensor(new[] { 1, 4, 1, 1, 3 })));
        Assert.That(new HashedCrossing(10).Apply("A", 101).item<long>(), Is.EqualTo(1));
        var columns = new HashedCrossing(5, "one_hot").Apply([new[,] { { "A" }, { "B" } }, new[,] { { 101 }, { 101 } }]);
        Assert.That(columns, Close.To(torch.tensor(new[,] { { 0f, 1, 0, 0, 0 }, { 0, 0, 0, 0, 1 } })));
        KerasTensor a = Keras.Input(1, dtype: "int32"), b = Keras.Input(1, dtype: "int32");
        using var model = new Model((a, b), new HashedCrossing(5).Apply([a, b]));
        int[,] column = { { 3 }, { 7 } };
        Assert.That(model.Predict((column, column), verbose: 0), Close.To(new HashedCrossing(5).Apply(column, column)));
    }

    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new Hashing(0), "Hashing: `numBins` must be positive. Received: numBins=0"),
        Mistake(() => new Hashing(2, outputMode: "tf_idf"), "Hashing: `outputMode` must be one of \"int\", \"one_hot\", \"multi_hot\", \"count\". Received: outputMode=\"tf_idf\""),
        Mistake(() => new Hashing(2, dtype: "float32"), "Hashing: `dtype` must be \"int32\" or \"int64\" where outputMode is \"int\". Received: dtype=\"float32\""),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(1L), "HashedCrossing \"h\" takes two or more features: layer.Apply(a, b). Received: 1"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new long[3], new long[2]), "HashedCrossing \"h\": features must have the same shape. Received: shapes (3,), (2,)"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new long[3, 2], new long[3, 2]), "HashedCrossing \"h\": features must have shape (), (batch) or (batch, 1). Received: shapes (3, 2), (3, 2)"),
        Mistake(() => new HashedCrossing(2, name: "h").Apply(new float[3], new long[3]), "HashedCrossing: features must be strings or integers. Received: float32"),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
