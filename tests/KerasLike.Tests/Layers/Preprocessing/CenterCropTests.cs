using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Cutting out the middle, and scaling where there is too little.</summary>
[TestFixture]
public class CenterCropTests
{
    [TestCase(4, 5, 1, 1)]
    [TestCase(3, 8, 2, 0)]
    [TestCase(7, 1, 0, 3)]
    public void CutsOutTheMiddle(int height, int width, int top, int left)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randint(0, 255, [2, 7, 8, 3], torch.uint8);
        var expected = x[.., top..(top + height), left..(left + width)];
        var y = new CenterCrop(height, width).Apply(x);
        Assert.That(y.dtype, Is.EqualTo(torch.float32));
        Assert.That(y, Close.To(expected));
        Assert.That(new CenterCrop(height, width).Apply(x[0]), Close.To(expected[0]), "one image");
        Assert.That(new CenterCrop(height, width, "channels_first").Apply(x.permute(0, 3, 1, 2)), Close.To(expected.permute(0, 3, 1, 2)), "channels_first");
    }

    // 12 × 4 wanted of 6 × 4: the middle 6 × 2 has the proportions, and is scaled.
    [TestCase(12, 4, 6, 2, 0, 1)]
    [TestCase(3, 8, 1, 4, 2, 0)]
    [TestCase(18, 16, 4, 4, 1, 0)]
    public void ScalesWhereTheImageIsTooSmall(int height, int width, int partHeight, int partWidth, int top, int left)
    {
        using var scope = torch.NewDisposeScope();
        var x = torch.randn(2, 6, 4, 3);
        var part = x[.., top..(top + partHeight), left..(left + partWidth)];
        Assert.That(new CenterCrop(height, width).Apply(x), Close.To(new Resizing(height, width).Apply(part)));
    }
}
