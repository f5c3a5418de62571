using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers;

/// <summary>Plain arrays go into layers as they are.</summary>
[TestFixture]
public class ArrayInputTests
{
    [Test]
    public void OfAnyTypeAndRank()
    {
        using var scope = torch.NewDisposeScope();
        var relu = new Activation("relu");
        var expected = torch.tensor(new[] { 0f, 2f });
        Assert.That(relu.Apply(new float[] { -1, 2 }).Single, Close.To(expected));
        Assert.That(relu.Apply(new double[] { -1, 2 }).Single, Close.To(expected));
        Assert.That(relu.Apply(new int[] { -1, 2 }).Single, Close.To(torch.tensor(new[] { 0, 2 })));
        Assert.That(relu.Apply(new long[] { -1, 2 }).Single, Close.To(torch.tensor(new[] { 0L, 2L })));
        Assert.That(relu.Apply(new byte[] { 0, 2 }).Single, Close.To(torch.tensor(new byte[] { 0, 2 })));
        Assert.That(relu.Apply(new float[,] { { -1 }, { 2 } }).Single, Close.To(expected.unsqueeze(-1)));
        Assert.That(relu.Apply(new float[][] { [-1], [2] }).Single, Close.To(expected.unsqueeze(-1)));
        Assert.That(relu.Apply(new float[,,] { { { -1 } }, { { 2 } } }, training: true).Single, Close.To(expected.reshape(2, 1, 1)));
        Assert.That(new Embedding(5, 3).Apply(new long[,] { { 1, 2 } }).Single.shape, Is.EqualTo(new long[] { 1, 2, 3 }));
        Assert.That(new Embedding(5, 3).Apply(new int[] { 1, 2 }).Single.shape, Is.EqualTo(new long[] { 2, 3 }));
    }

    [Test]
    public void OfTensors()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(new Add().Apply(new[] { torch.ones(1, 2), torch.ones(1, 2) }).Single, Close.To(torch.full([1, 2], 2f)));
        Assert.That(new Add().Apply(new[] { Keras.Input(2), Keras.Input(2) }).Shape, Is.EqualTo(new Shape(null, 2)));
    }
}
