using KerasLike.Layers;
using KerasLike.Tests.Golden;
using KerasLike.Training;
using NormalizationLayer = KerasLike.Layers.Normalization;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>(x − mean) / √variance, given or learned.</summary>
[TestFixture]
public class NormalizationTests
{
    static readonly float[,] Rows = { { 0, 7, 4 }, { 2, 9, 6 }, { 0, 7, 4 }, { 2, 9, 6 } };

    [Test]
    public void LearnsMeanAndVariance()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new NormalizationLayer();
        layer.Adapt(Rows);
        Assert.That(layer.Apply(new float[,] { { 0, 7, 4 } }).Single, Close.To(torch.tensor(new float[,] { { -1, -1, -1 } })));
        var all = new NormalizationLayer(axis: []);
        all.Adapt(new float[] { 1, 2, 3, 4, 5 });
        Assert.That(all.Apply(torch.tensor(new float[] { 1, 2, 3 })), Close.To(torch.tensor(new[] { -1.4142135f, -0.70710677f, 0 })));
        var back = new NormalizationLayer(invert: true);
        back.Adapt(Rows);
        Assert.That(back.Apply(new float[,] { { 1, 2, 3 } }).Single, Close.To(torch.tensor(new float[,] { { 2, 10, 8 } })));
    }

    [Test]
    public void KeepsAxesApart([Values] bool inBatches)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(12, 5, 4, 3) * 3 + torch.arange(4).reshape(4, 1) * 2;
        var layer = new NormalizationLayer(axis: [1, -2]);
        if (inBatches) layer.Adapt(x.split(5).Select(part => (Batch)(part, part)));
        else layer.Adapt(x);
        var y = layer.Apply(x);
        Assert.That(y.mean([0, 3]), Close.To(torch.zeros(5, 4)));
        Assert.That(y.@var([0, 3], unbiased: false), Close.To(torch.ones(5, 4)));
        Assert.That(layer.GetWeights()[0].shape, Is.EqualTo(new long[] { 5, 4 }));
    }

    [Test]
    public void EachValueMayHaveItsOwn()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new NormalizationLayer(); // one axis only: each place in the batch is an index
        layer.Adapt(torch.tensor(new float[] { 1, 2 }));
        Assert.That(layer.GetWeights()[0], Close.To(torch.tensor(new float[] { 1, 2 })));
        Assert.That(layer.GetWeights()[1], Close.To(torch.zeros(2)));
    }

    [Test]
    public void TakesMeanAndVariance()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(4, 3, 5, 2);
        Assert.That(new NormalizationLayer(mean: 3, variance: 2).Apply(x), Close.To((x - 3) / Math.Sqrt(2)));
        Assert.That(new NormalizationLayer(axis: 1, mean: [1, 2, 3], variance: [1, 4, 0]).Apply(x),
            Close.To((x - torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1)) / torch.tensor(new[] { 1, 2, 1e-7f }).reshape(3, 1, 1)));
        Assert.That(new NormalizationLayer(axis: [1, 2], mean: new[,] { { 1.0 }, { 2 }, { 3 } }, variance: new[,] { { 1.0 }, { 4 }, { 9 } }, invert: true).Apply(x),
            Close.To(x * torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1) + torch.tensor(new float[] { 1, 2, 3 }).reshape(3, 1, 1)));
        Assert.That(new NormalizationLayer(mean: 0, variance: 1).Apply(torch.ones(1, 2, dtype: torch.uint8)).dtype, Is.EqualTo(torch.float32));
    }
}
