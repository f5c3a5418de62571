using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Images with their labels and segmentation masks, through layers that change their size.</summary>
[TestFixture]
public class ImageDictionaryTests
{
    static Dictionary<string, Tensors> Samples() => new() { ["images"] = torch.randn(2, 6, 8, 3), ["labels"] = torch.arange(2), ["segmentation_masks"] = torch.randint(0, 9, [2, 6, 8], torch.int64) };

    [Test]
    public void MasksAreResizedWithoutNewValues([Values] bool channelsFirst)
    {
        using var scope = torch.NewDisposeScope();
        var samples = Samples();
        if (channelsFirst) samples["images"] = samples["images"].Single.permute(0, 3, 1, 2);
        var layer = new Resizing(3, 4, dataFormat: channelsFirst ? "channels_first" : null);
        var made = layer.Apply((Tensors)samples);
        Assert.That(made["images"], Close.To(layer.Apply(samples["images"].Single)));
        Assert.That(made["labels"], Close.To(samples["labels"].Single));
        Assert.That(made["segmentation_masks"].dtype, Is.EqualTo(torch.int64));
        Assert.That(made["segmentation_masks"], Close.To(new Resizing(3, 4, "nearest").Apply(samples["segmentation_masks"].Single.unsqueeze(-1)).squeeze(-1)));
    }

    [TestCase(4, 4)]
    [TestCase(12, 4)]
    public void MasksAreCroppedAsTheirImages(int height, int width)
    {
        using var scope = torch.NewDisposeScope();
        var samples = Samples();
        samples["segmentation_masks"] = samples["segmentation_masks"].Single.unsqueeze(-1);
        var made = new CenterCrop(height, width).Apply((Tensors)samples);
        Assert.That(made["segmentation_masks"].shape, Is.EqualTo(new long[] { 2, height, width, 1 }));
        Assert.That(made["segmentation_masks"].dtype, Is.EqualTo(torch.int64));
        if (height <= 6) Assert.That(made["segmentation_masks"], Close.To(new CenterCrop(height, width).Apply(samples["segmentation_masks"].Single)));
    }

    [Test]
    public void GoThroughPipelines()
    {
        using var scope = torch.NewDisposeScope();
        var made = new Pipeline([new RandomFlip(), new Resizing(3, 4)]).Apply((Tensors)Samples());
        Assert.That(made.Names, Is.EqualTo(new[] { "images", "labels", "segmentation_masks" }));
        Assert.That(made["images"].shape, Is.EqualTo(new long[] { 2, 3, 4, 3 }));
        Assert.That(made["segmentation_masks"].shape, Is.EqualTo(new long[] { 2, 3, 4 }));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        using var scope = torch.NewDisposeScope();
        var samples = Samples();
        samples["segmentation_masks"] = torch.zeros(2);
        Assert.That(() => new Resizing(2, 2, name: "r").Apply((Tensors)samples), Throws.ArgumentException.With.Message.EqualTo("Resizing \"r\": expected segmentation masks of the images' axes, with or without channels. Received: shape (2,)"));
    }
}
