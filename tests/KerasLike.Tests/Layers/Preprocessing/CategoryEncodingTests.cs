using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Integers as vectors.</summary>
[TestFixture]
public class CategoryEncodingTests
{
    static readonly long[,] Pairs = { { 0, 1 }, { 0, 0 }, { 1, 2 }, { 3, 1 } };

    [Test]
    public void MakesAVectorOfEachInteger()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new CategoryEncoding(4, "one_hot");
        Assert.That(layer.Apply(new long[] { 3, 2, 0 }), Close.To(torch.eye(4).index_select(0, torch.tensor(new[] { 3, 2, 0L }))));
        Assert.That(layer.Apply(new long[,] { { 3 }, { 1 } }), Close.To(torch.eye(4).index_select(0, torch.tensor(new[] { 3, 1L }))), "a last axis of 1 goes away");
        Assert.That(layer.Apply(Pairs).shape, Is.EqualTo(new long[] { 4, 2, 4 }));
        Assert.That(layer.ComputeOutputShape((null, 2)), Is.EqualTo((Shape)(null, 2, 4)));
        Assert.That(layer.ComputeOutputShape((null, 1)), Is.EqualTo((Shape)(null, 4)));
    }

    [Test]
    public void MakesAVectorOfEachSample()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(new CategoryEncoding(4).Apply(Pairs), Close.To(torch.tensor(new float[,] { { 1, 1, 0, 0 }, { 1, 0, 0, 0 }, { 0, 1, 1, 0 }, { 0, 1, 0, 1 } })));
        Assert.That(new CategoryEncoding(4, "count").Apply(Pairs), Close.To(torch.tensor(new float[,] { { 1, 1, 0, 0 }, { 2, 0, 0, 0 }, { 0, 1, 1, 0 }, { 0, 1, 0, 1 } })));
        Assert.That(new CategoryEncoding(4, "count").Apply(new long[] { 1, 1, 3 }), Close.To(torch.tensor(new float[] { 0, 2, 0, 1 })));
        Assert.That(new CategoryEncoding(4, "count").Apply(torch.tensor(new long[,] { { 1, -1 } })), Close.To(torch.tensor(new float[,] { { 0, 1, 0, 0 } })), "negative integers count for nothing");
    }

    [Test]
    public void CountsWithWeights()
    {
        using var scope = torch.NewDisposeScope();
        float[,] weights = { { .1f, .2f }, { .1f, .1f }, { .2f, .3f }, { .4f, .2f } };
        var expected = torch.tensor(new float[,] { { .1f, .2f, 0, 0 }, { .2f, 0, 0, 0 }, { 0, .2f, .3f, 0 }, { 0, .2f, 0, .4f } });
        Assert.That(new CategoryEncoding(4, "count").Apply(Pairs, weights), Close.To(expected));

        KerasTensor x = Keras.Input(2, dtype: "int32"), w = Keras.Input(2);
        using var model = new Model((x, w), new CategoryEncoding(4, "count").Apply(x, w));
        Assert.That(model.Predict((Pairs, weights), verbose: 0), Close.To(expected));
        using var again = KerasObject.FromConfig<Model>(model.GetConfig());
        Assert.That(again.Predict((Pairs, weights), verbose: 0), Close.To(expected));
    }
}
