using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Images of other sizes: which pixels, which part, which type.</summary>
[TestFixture]
public class ResizingTests
{
    [Test]
    public void NearestTakesThePixelAtTheMiddle()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.arange(16f).reshape(1, 4, 4, 1);
        Assert.That(new Resizing(2, 2, "nearest").Apply(x).flatten(), Close.To(torch.tensor(new[] { 5f, 7, 13, 15 })));
        Assert.That(new Resizing(4, 4, "nearest").Apply(torch.arange(4f).reshape(1, 2, 2, 1)).flatten(), Close.To(torch.tensor(new[] { 0f, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3 })));
        Assert.That(new Resizing(2, 2, "nearest", antialias: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 5f, 7, 13, 15 })), "antialias has no effect");
    }

    [Test]
    public void CropsToTheAspectRatio()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.arange(16f).reshape(1, 4, 4, 1);
        Assert.That(new Resizing(4, 2, "nearest", cropToAspectRatio: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 1f, 2, 5, 6, 9, 10, 13, 14 })));
        Assert.That(new Resizing(2, 4, "nearest", cropToAspectRatio: true).Apply(x).flatten(), Close.To(torch.tensor(new[] { 4f, 5, 6, 7, 8, 9, 10, 11 })));
    }

    [Test]
    public void PadsToTheAspectRatio()
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.ones(1, 2, 4, 1, dtype: torch.uint8);
        var y = new Resizing(4, 4, "nearest", padToAspectRatio: true, fillValue: 7).Apply(x);
        Assert.That(y.dtype, Is.EqualTo(torch.uint8));
        Assert.That(y.flatten(), Close.To(torch.tensor(new[] { 7f, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 7, 7, 7, 7 })));
        Assert.That(new Resizing(2, 4, "nearest", padToAspectRatio: true, fillValue: -1).Apply(torch.zeros(1, 2, 2, 1)).flatten(), Close.To(torch.tensor(new[] { -1f, 0, 0, -1, -1, 0, 0, -1 })));
    }

    [TestCase("bilinear")]
    [TestCase("bicubic")]
    [TestCase("lanczos5")]
    public void IntegersAreRoundedAndStayInTheirRange(string interpolation)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.tensor(new byte[] { 0, 255, 255, 0, 0, 255 }).reshape(1, 1, 6, 1);
        var expected = new Resizing(1, 13, interpolation).Apply(x.@float()).round().clamp(0, 255);
        var y = new Resizing(1, 13, interpolation).Apply(x);
        Assert.That(y.dtype, Is.EqualTo(torch.uint8));
        Assert.That(y, Close.To(expected));
    }

    [Test]
    public void ResizesInAModelOfUnknownSizes()
    {
        using var scope = torch.NewDisposeScope();
        using var model = new Sequential([new Resizing(4, 5, inputShape: (null, null, 2)), new CenterCrop(3, 3), new Conv2D(2, 3), new Rescaling(0.5)]);
        Assert.That(model.OutputShape, Is.EqualTo((Shape)(null, 1, 1, 2)));
        foreach (var size in new[] { 6L, 9 }) Assert.That(model.Predict(torch.randn(2, size, size + 1, 2), verbose: 0).shape, Is.EqualTo(new long[] { 2, 1, 1, 2 }));
    }
}
