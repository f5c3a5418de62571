using KerasLike.Layers;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>Images mixed with one another, chains of augmentations, and the labels and masks that go along.</summary>
[TestFixture]
public class AugmentationMixTests
{
    static Tensors Batch(Tensor images, Tensor? labels = null, Tensor? masks = null)
    {
        var batch = new Dictionary<string, Tensors> { ["images"] = images };
        if (labels is not null) batch["labels"] = labels;
        if (masks is not null) batch["segmentation_masks"] = masks;
        return batch;
    }

    // Image i holds the value i everywhere, and its label is i.
    static Tensor Numbered(int count, int size) => torch.arange(count, torch.float32).view(-1, 1, 1, 1).expand(count, size, size, 1).contiguous();

    [TestCase(0.2), TestCase(5.0)]
    public void MixUpBlendsImagesAndLabelsAlike(double alpha)
    {
        using var scope = torch.NewDisposeScope();
        const int count = 2000;
        var labels = torch.eye(count);
        var mixed = new MixUp(alpha, seed: 1).Apply(Batch(Numbered(count, 2), labels, Numbered(count, 2).squeeze(3)), training: true);
        Assert.That(mixed["labels"].sum(1), Close.To(torch.ones(count)));
        Assert.That(mixed["labels"].matmul(torch.arange(count, torch.float32)), Close.To(mixed["images"].select(1, 0).select(1, 1).squeeze(1)), "the image's own number, by its label");
        Assert.That(mixed["segmentation_masks"], Close.To(mixed["images"].squeeze(3)));
        // The variance of a beta distribution with twice the same parameter.
        var kept = mixed["labels"].diag();
        Assert.That(kept.mean().item<float>(), Is.EqualTo(0.5).Within(5 * 0.5 / Math.Sqrt(count)));
        Assert.That(kept.@var(0).item<float>(), Is.EqualTo(1 / (4 * (2 * alpha + 1))).Within(0.02));
    }

    [Test]
    public void CutMixPastesABoxAndBlendsLabelsByItsArea()
    {
        using var scope = torch.NewDisposeScope();
        const int count = 400, size = 24;
        var mixed = new CutMix(seed: 1).Apply(Batch(Numbered(count, size), torch.eye(count), Numbered(count, size).to(torch.int64)), training: true);
        var own = mixed["images"].eq(torch.arange(count, torch.float32).view(-1, 1, 1, 1)).view(count, size, size);
        var (rows, columns) = (own.logical_not().any(2), own.logical_not().any(1));
        Assert.That(own.logical_not().sum([1L, 2]), Close.To(rows.sum(1) * columns.sum(1), 0, 0), "what is pasted is a box");
        Assert.That(mixed["labels"].diag().sub(own.to(torch.float32).mean([1L, 2])).abs().max().item<float>(), Is.LessThan(0.15f), "to whole pixels");
        Assert.That(mixed["labels"].sum(1), Close.To(torch.ones(count)));
        Assert.That(mixed["images"].view(count, -1).amax([1]).sub(mixed["images"].view(count, -1).amin([1])).ne(0).sum().item<long>(), Is.GreaterThan(300), "from another image");
        Assert.That(mixed["segmentation_masks"].dtype, Is.EqualTo(torch.ScalarType.Int64));
        Assert.That(mixed["segmentation_masks"], Close.To(mixed["images"], 0, 0));
    }

    [Test]
    public void LabelsAndMasksGoAlongWithImages()
    {
        using var scope = torch.NewDisposeScope();
        var (x, labels) = (AugmentationSamples.Pictures(), torch.arange(6));
        var masks = x.narrow(3, 0, 1).to(torch.int32);
        var flipped = new RandomFlip(seed: 3).Apply(Batch(x, labels, masks), training: true);
        Assert.That(flipped["labels"], Is.SameAs(labels));
        Assert.That(flipped["segmentation_masks"].dtype, Is.EqualTo(torch.ScalarType.Int32));
        Assert.That(flipped["segmentation_masks"], Close.To(flipped["images"].narrow(3, 0, 1), 0, 0));
        var turned = new RandomRotation(0.1, interpolation: "bilinear", fillMode: "constant", fillValue: 7, seed: 3).Apply(Batch(x, masks: masks), training: true);
        Assert.That(turned["segmentation_masks"], Close.To(new RandomRotation(0.1, interpolation: "nearest", fillMode: "constant", fillValue: 7, seed: 3).Apply(x, training: true).narrow(3, 0, 1), 0, 0), "never blended");
        var brighter = new RandomBrightness((0.1, 0.1)).Apply(Batch(x, masks: masks), training: true);
        Assert.That(brighter["segmentation_masks"], Is.SameAs(masks));
        var one = new RandomFlip(seed: 3).Apply(Batch(x[0], torch.tensor(1), masks[0].squeeze(2)), training: true);
        Assert.That(one["segmentation_masks"], Close.To(one["images"].select(2, 0), 0, 0));
        var first = new RandomFlip(seed: 3, dataFormat: "channels_first").Apply(Batch(x.permute(0, 3, 1, 2), masks: masks.squeeze(3)), training: true);
        Assert.That(first["segmentation_masks"], Close.To(flipped["segmentation_masks"].squeeze(3), 0, 0));
        var left = new MixUp().Apply(Batch(x, labels, masks), training: false);
        Assert.That(left["images"], Close.To(x, 0, 0));
        Assert.That(left["labels"], Is.SameAs(labels));
    }

    [Test]
    public void RandAugmentTakesMasksAlong()
    {
        using var scope = torch.NewDisposeScope();
        var x = Numbered(3, 20).add(torch.arange(20, torch.float32).view(1, 1, -1, 1)).mul(5);
        for (int seed = 0; seed < 12; seed++)
        {
            var y = new RandAugment(numOps: 1, interpolation: "nearest", seed: seed).Apply(Batch(x, masks: x.to(torch.int32)), training: true);
            var moved = y["segmentation_masks"].to(torch.float32).sub(x).abs().max().item<float>() > 0;
            if (moved) Assert.That(y["images"], Close.To(y["segmentation_masks"]), "what moves pixels moves both");
        }
    }

    [Test]
    public void RandAugmentChoosesAmongEleven()
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures(2, 9, 9);
        var layer = new RandAugment(numOps: 1, factor: (0.2, 0.2), seed: 5);
        // Of no two does the same come out.
        var kinds = new HashSet<string>();
        for (int i = 0; i < 150; i++)
            kinds.Add(string.Join(' ', layer.Apply(x, training: true).narrow(1, 4, 1).flatten().data<float>().Take(4).Select(v => v.ToString("F2", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.That(kinds, Has.Count.GreaterThanOrEqualTo(11));
        Assert.That(new RandAugment(numOps: 0).Apply(x, training: true), Close.To(x, 0, 0));
    }

    [Test]
    public void AugMixStaysInRangeAndWithoutDepthChangesNothing()
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures() / 255;
        Assert.That(new AugMix((0, 1), chainDepth: 0).Apply(x, training: true), Close.To(x));
        var grey = x.narrow(3, 0, 1);
        foreach (var allOps in new[] { true, false })
        {
            var y = new AugMix((0, 1), numChains: 2, factor: (0.5, 1), allOps: allOps, seed: 1).Apply(grey, training: true);
            Assert.That(y.min().item<float>(), Is.GreaterThanOrEqualTo(0));
            Assert.That(y.max().item<float>(), Is.LessThanOrEqualTo(1));
            Assert.That(y.sub(grey).abs().mean().item<float>(), Is.GreaterThan(0.01f));
        }
    }

    static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Support.Mistakes.Mistake(() => new MixUp(name: "mix").Apply(Batch(torch.ones(2, 4, 4, 1), torch.tensor(new long[] { 1, 0 })), training: true),
            "MixUp \"mix\": labels must be one-hot, since class numbers cannot be blended. Received: labels of shape (2,) and type int64. Use Utils.ToCategorical(labels).");
        yield return Support.Mistakes.Mistake(() => new CutMix(name: "cut").Apply((torch.ones(2, 4, 4, 1), torch.ones(2))),
            "CutMix \"cut\" takes images, or a dictionary of \"images\", \"labels\" and \"segmentation_masks\". Received: 2 tensors without names");
        yield return Support.Mistakes.Mistake(() => new RandomFlip(name: "flip").Apply(new Dictionary<string, Tensors> { ["images"] = torch.ones(2, 4, 4, 1), ["bounding_boxes"] = torch.ones(2, 4) }),
            "RandomFlip \"flip\": a dictionary must have \"images\", and may have \"labels\" and \"segmentation_masks\". Received: \"images\", \"bounding_boxes\"");
        yield return Support.Mistakes.Mistake(() => new RandomFlip(name: "flip").Apply(Batch(torch.ones(2, 4, 4, 1), masks: torch.ones(4, 4)), training: true),
            "RandomFlip \"flip\": expected segmentation masks of the images' axes, with or without channels. Received: shape (4, 4)");
        yield return Support.Mistakes.Mistake(() => new RandomHue(0.1, name: "hue").Apply(torch.ones(2, 4, 4, 1)),
            "RandomHue \"hue\": expected images of 3 channels. Received: shape (2, 4, 4, 1) with dataFormat=\"channels_last\"");
        yield return Support.Mistakes.Mistake(() => new RandomGrayscale(name: "grey", dataFormat: "channels_first").Apply(torch.ones(2, 4, 4, 1)),
            "RandomGrayscale \"grey\": expected images of 1 or 3 channels. Received: shape (2, 4, 4, 1) with dataFormat=\"channels_first\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandomFlip("sideways"), "RandomFlip: `mode` must be one of \"horizontal\", \"vertical\", \"horizontal_and_vertical\". Received: mode=\"sideways\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandomRotation(1.5), "RandomRotation: `factor` must be a number, or two, in the range [-1, 1]. Received: factor=1.5");
        yield return Support.Mistakes.Mistake(() => _ = new RandomZoom((-1, 0.5)), "RandomZoom: `heightFactor` must be a number, or two, in the range (-1, 1]. Received: heightFactor=(-1, 0.5)");
        yield return Support.Mistakes.Mistake(() => _ = new RandomZoom(0.5, 2), "RandomZoom: `widthFactor` must be a number, or two, in the range (-1, 1]. Received: widthFactor=2");
        yield return Support.Mistakes.Mistake(() => _ = new RandomShear(-0.5), "RandomShear: `xFactor` must be a number, or two, in the range [0, 1]. Received: xFactor=-0.5");
        yield return Support.Mistakes.Mistake(() => _ = new RandomTranslation(0.1, 0.1, "mirror"), "RandomTranslation: `fillMode` must be one of \"reflect\", \"wrap\", \"constant\", \"nearest\". Received: fillMode=\"mirror\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandomElasticTransform(fillMode: "edge"), "RandomElasticTransform: `fillMode` must be one of \"reflect\", \"wrap\", \"constant\", \"nearest\", \"mirror\". Received: fillMode=\"edge\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandomPerspective(interpolation: "bicubic"), "RandomPerspective: `interpolation` must be one of \"nearest\", \"bilinear\". Received: interpolation=\"bicubic\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandAugment(interpolation: "bicubic"), "RandAugment: `interpolation` must be one of \"nearest\", \"bilinear\". Received: interpolation=\"bicubic\"");
        yield return Support.Mistakes.Mistake(() => _ = new RandomPosterization(9), "RandomPosterization: `factor` must be a number of bits, or two, from 1 to 8. Received: factor=9");
        yield return Support.Mistakes.Mistake(() => _ = new RandomGaussianBlur(kernelSize: 4), "RandomGaussianBlur: `kernelSize` must be odd. Received: kernelSize=(4, 4)");
        yield return Support.Mistakes.Mistake(() => _ = new RandomBrightness(0.1, 255), "RandomBrightness: `valueRange` must be the least and the greatest value of a pixel, such as (0, 1) or (0, 255). Received: valueRange=255");
        yield return Support.Mistakes.Mistake(() => _ = new MixUp(0), "MixUp: `alpha` must be positive. Received: alpha=0");
    }

    [TestCaseSource(nameof(Mistakes))]
    public void MistakesAreNamed(Action call, string message) => Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.StartsWith(message));
}
