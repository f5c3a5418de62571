using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Windows cut out of batches, and what becomes of images that are too small for them.</summary>
[TestFixture]
public class RandomCropTests
{
    // A pixel is ten times its row plus its column, and a thousand times its image.
    static Tensor Places(int batch, int height, int width) =>
        torch.arange(batch).mul(1000).view(-1, 1, 1, 1).add(torch.arange(height).mul(10).view(1, -1, 1, 1)).add(torch.arange(width).view(1, 1, -1, 1)).to(torch.float32);

    [Test]
    public void EveryWindowIsAsLikely()
    {
        using var scope = torch.NewDisposeScope();
        var layer = new RandomCrop(3, 4, seed: 1);
        var counts = new int[3, 4];
        for (int i = 0; i < 1200; i++)
        {
            var y = layer.Apply(Places(2, 5, 7), training: true);
            var corner = (int)y[0, 0, 0, 0].item<float>();
            counts[corner / 10, corner % 10]++;
            if (i < 20) Assert.That(y, Close.To(Places(2, 3, 4).add(corner), 0, 0), "one window for the batch");
        }
        Assert.That(counts.Cast<int>(), Has.All.InRange(100 - 50, 100 + 50), "five standard errors");
    }

    [Test]
    public void PredictionLeavesImagesAlone()
    {
        using var scope = torch.NewDisposeScope();
        Assert.That(new RandomCrop(3, 4).Apply(Places(2, 5, 7), training: false), Close.To(Places(2, 5, 7), 0, 0));
    }

    [Test]
    public void AnImageOfTheWindowsHeightIsCutAtItsMiddle()
    {
        using var scope = torch.NewDisposeScope();
        // As in Keras: where the part with the window's proportions begins, 3 · 5 / 3 = 5 columns of 9.
        Assert.That(new RandomCrop(3, 5).Apply(Places(1, 3, 9), training: true), Close.To(Places(1, 3, 5).add(2), 0, 0));
    }

    [Test]
    public void ASmallImageIsEnlarged()
    {
        using var scope = torch.NewDisposeScope();
        var x = Places(1, 2, 2);
        var batch = new RandomCrop(4, 4).Apply(new Dictionary<string, Tensors> { ["images"] = x, ["segmentation_masks"] = x.to(torch.int64) }, training: true);
        Assert.That(batch["images"], Close.To(new Resizing(4, 4).Apply(x)));
        Assert.That(batch["segmentation_masks"], Close.To(x.repeat_interleave(2, 1).repeat_interleave(2, 2), 0, 0));
        Assert.That(batch["segmentation_masks"].dtype, Is.EqualTo(torch.ScalarType.Int64));
    }

    [Test]
    public void TheSymbolicShapeIsTheWindow()
    {
        Assert.That(new Sequential([new RandomCrop(3, 4, inputShape: (5, 7, 2))]).Outputs[0].Shape, Is.EqualTo((Shape)(null, 3, 4, 2)));
        Assert.That(new RandomCrop(3, 4, dataFormat: "channels_first").ComputeOutputShape((null, 2, 5, 7)), Is.EqualTo((Shape)(null, 2, 3, 4)));
    }

    [Test]
    public void OneImageInEitherOrderRepeatsWithItsSeed()
    {
        using var scope = torch.NewDisposeScope();
        var x = Places(1, 9, 9);
        var expected = new RandomCrop(3, 4, seed: 5).Apply(x, training: true);
        Assert.That(new RandomCrop(3, 4, seed: 5).Apply(x[0], training: true), Close.To(expected[0], 0, 0));
        Assert.That(new RandomCrop(3, 4, seed: 5, dataFormat: "channels_first").Apply(x.permute(0, 3, 1, 2), training: true).permute(0, 2, 3, 1), Close.To(expected, 0, 0));
        Assert.That(new RandomCrop(3, 4, seed: 5).Apply(x.to(torch.uint8), training: true).dtype, Is.EqualTo(torch.ScalarType.Float32));
    }

    [Test]
    public void SizesArePositive() =>
        Assert.That(() => new RandomCrop(0, 4), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("RandomCrop: `height` must be positive. Received: height=0"));
}
