using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Normalization;

/// <summary>AlexNet's normalization: PyTorch's numbers, and the paper's.</summary>
[TestFixture]
public class LocalResponseNormalizationTests
{
    [Test]
    public void NumbersArePyTorchs([Values(1, 2, 3, 4, 5, 9)] int size, [Values(3, 4, 5)] int rank)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn([.. new long[] { 2, 6, 3, 4, 2 }.Take(rank)]) * 3;
        var expected = torch.nn.functional.local_response_norm(x, size, 0.3, 0.6, 1.5);
        Assert.That(new LocalResponseNormalization(size, 0.3, 0.6, 1.5, "channels_first").Apply(x), Close.To(expected));
        Assert.That(new LocalResponseNormalization(size, 0.3, 0.6, 1.5).Apply(x.movedim([1], [-1])), Close.To(expected.movedim([1], [-1])));
    }

    [Test]
    public void WithFiveTimesTheAlphaItIsThePapers()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 8) * 20;
        var y = new LocalResponseNormalization(5, alpha: 5e-4, k: 2).Apply(x);
        for (int i = 0; i < 8; i++)
        {
            var around = x.narrow(1, Math.Max(0, i - 2), Math.Min(7, i + 2) - Math.Max(0, i - 2) + 1);
            Assert.That(y[.., i], Close.To(x[.., i] / (2 + 1e-4 * around.square().sum([1L])).pow(0.75)));
        }
    }

    [Test]
    public void InAGraphAfterAConvolution()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Conv2D(6, 3, activation: "relu", inputShape: (8, 8, 2)), new LocalResponseNormalization(), new MaxPooling2D(2)]);
        var x = torch.randn(3, 8, 8, 2);
        Assert.That(model.OutputShape, Is.EqualTo(new Shape(null, 3, 3, 6)));
        Assert.That(model.Predict(x, verbose: 0), Close.To(model.Layers.Aggregate(x, (y, layer) => layer.Apply(y))));
    }

    [Test]
    public void WhatDoesNotFitIsNamed()
    {
        Assert.That(() => new LocalResponseNormalization(0), Throws.InstanceOf<ArgumentException>().With.Message.StartsWith("LocalResponseNormalization: `size` must be positive. Received: size=0"));
        Assert.That(() => new LocalResponseNormalization(name: "lrn").Apply(torch.zeros(3)), Throws.ArgumentException.With.Message.EqualTo("LocalResponseNormalization \"lrn\": expected at least 2 axes. Received: shape (3,)."));
    }
}
