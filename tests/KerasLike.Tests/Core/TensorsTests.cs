using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Core;

/// <summary>What becomes a tensor, and how.</summary>
[TestFixture]
public class TensorsTests
{
    static readonly TestCaseData[] Arrays =
    [
        new(new float[] { 1, 2 }, torch.float32, new long[] { 2 }), new(new double[,] { { 1 }, { 2 } }, torch.float64, new long[] { 2, 1 }), new(new byte[,,] { { { 1, 2 } } }, torch.uint8, new long[] { 1, 1, 2 }),
        new(new int[] { 1 }, torch.int32, new long[] { 1 }), new(new long[] { 1 }, torch.int64, new long[] { 1 }), new(new bool[] { true }, torch.@bool, new long[] { 1 }),
        new(new float[,,,,] { { { { { 1, 2, 3 } } } } }, torch.float32, new long[] { 1, 1, 1, 1, 3 }), new(new float[][] { [1, 2], [3, 4] }, torch.float32, new long[] { 2, 2 }),
        new(new int[][][] { [[1], [2]], [[3], [4]] }, torch.int32, new long[] { 2, 2, 1 }),
    ];

    [TestCaseSource(nameof(Arrays))]
    public void ArraysOfAnyRankAndTypeBecomeTensors(Array array, torch.ScalarType dtype, long[] shape)
    {
        var tensor = ((Tensors)array!).Single;
        Assert.That((tensor.dtype, tensor.shape), Is.EqualTo((dtype, shape)));
        Assert.That(tensor.to(torch.float64).flatten().data<double>().ToArray(), Is.EqualTo(Flat(array)));
    }

    static IEnumerable<double> Flat(Array array) => array.Cast<object>().SelectMany(e => e is Array inner ? Flat(inner) : [Convert.ToDouble(e, null)]);

    [Test]
    public void SeveralAreHeldInOrderAndByName()
    {
        Tensors pair = [torch.zeros(2), new float[] { 1, 2, 3 }];
        Tensors named = new Dictionary<string, Tensors> { ["image"] = torch.zeros(2), ["label"] = new[] { 5f } };
        Assert.That(pair, Has.Count.EqualTo(2));
        Assert.That(named["label"], Close.To(torch.tensor(new[] { 5f })));
        Assert.That(() => named["mask"], Throws.InstanceOf<KeyNotFoundException>().With.Message.EqualTo("No tensor is named \"mask\". Named: image, label"));
        Assert.That(() => pair.Single, Throws.InvalidOperationException.With.Message.EqualTo("One tensor is expected. Received: 2"));
    }

    [Test]
    public void OneConvertsToATensor()
    {
        Tensor tensor = (Tensors)new float[] { 4 };
        Assert.That(tensor.item<float>(), Is.EqualTo(4));
    }

    [Test]
    public void RaggedRowsAreRefused() =>
        Assert.That(() => ((Tensors)new float[][] { [1, 2], [3] }).Single, Throws.ArgumentException.With.Message.EqualTo(
            "The rows of an array of arrays must have equal lengths. Received: rows of shape (2,), (1,)"));

    [Test]
    public void OtherElementsAreRefused() =>
        Assert.That(() => ((Tensors)new Guid[] { default }).Single, Throws.ArgumentException.With.Message.StartsWith("A tensor's elements must be one of ").And.Message.EndsWith("Received: Guid array of shape (1)"));
}
