using KerasLike.Datasets;

namespace KerasLike.Tests.Datasets;

[TestFixture]
public class MnistTests
{
    [Test]
    public void IsAsPublished()
    {
        using var scope = torch.NewDisposeScope();
        var ((xTrain, yTrain), (xTest, yTest)) = Mnist.LoadData();

        Assert.That(xTrain.shape, Is.EqualTo(new[] { 60_000, 28, 28 }));
        Assert.That(yTrain.shape, Is.EqualTo(new[] { 60_000 }));
        Assert.That(xTest.shape, Is.EqualTo(new[] { 10_000, 28, 28 }));
        Assert.That(yTest.shape, Is.EqualTo(new[] { 10_000 }));
        Assert.That(new[] { xTrain, yTrain, xTest, yTest }.Select(t => t.dtype), Is.All.EqualTo(torch.uint8), "as Keras returns them");
        Assert.That(Counts(yTrain), Is.EqualTo(new[] { 5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949 }));
        Assert.That(Counts(yTest), Is.EqualTo(new[] { 980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009 }));
        Assert.That(yTrain[..5].data<byte>().ToArray(), Is.EqualTo(new byte[] { 5, 0, 4, 1, 9 }), "the first digits");
        // The mean and standard deviation that everybody normalises with: 0.1307 and 0.3081.
        var pixels = xTrain.to(torch.float64) / 255;
        Assert.That(pixels.mean().item<double>(), Is.EqualTo(0.1307).Within(5e-5));
        Assert.That(pixels.std().item<double>(), Is.EqualTo(0.3081).Within(5e-5));
        // The first image is a 5: its middle row has ink, its border none.
        Assert.That(xTrain[0, 14].max().item<byte>(), Is.GreaterThan(200));
        Assert.That(xTrain[0, 0].max().item<byte>(), Is.Zero);
    }

    [Test]
    public void WhatItReturnsBelongsToTheScopeOfTheCaller()
    {
        var before = DisposeScopeManager.Statistics.DisposedInScopeCount;
        using (torch.NewDisposeScope()) Mnist.LoadData();
        Assert.That(DisposeScopeManager.Statistics.DisposedInScopeCount - before, Is.EqualTo(4));
    }

    static long[] Counts(Tensor labels) => labels.to(torch.int64).bincount(null, 10).data<long>().ToArray();
}
