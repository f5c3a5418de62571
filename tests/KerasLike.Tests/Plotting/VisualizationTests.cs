using KerasLike.Plotting;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Plotting;

/// <summary>Boxes and masks on images.</summary>
[TestFixture]
public class VisualizationTests
{
    // A box from (3, 4) to (9, 12), left and top first, in an image 20 wide and 16 high.
    [TestCase("xyxy", 3f, 4f, 9f, 12f)]
    [TestCase("yxyx", 4f, 3f, 12f, 9f)]
    [TestCase("xywh", 3f, 4f, 6f, 8f)]
    [TestCase("center_xywh", 6f, 8f, 6f, 8f)]
    [TestCase("center_yxhw", 8f, 6f, 8f, 6f)]
    [TestCase("rel_xyxy", 0.15f, 0.25f, 0.45f, 0.75f)]
    [TestCase("rel_yxyx", 0.25f, 0.15f, 0.75f, 0.45f)]
    [TestCase("rel_xywh", 0.15f, 0.25f, 0.3f, 0.5f)]
    [TestCase("rel_center_xywh", 0.3f, 0.5f, 0.3f, 0.5f)]
    public void DrawsBoxes(string format, float a, float b, float c, float d)
    {
        var drawn = Visualization.DrawBoundingBoxes(zeros(1, 16, 20, 3), Boxes(tensor(new[] { a + 1e-4f, b + 1e-4f, c + 1e-4f, d + 1e-4f }).reshape(1, 1, 4), 1), format, color: (255, 0, 7), lineThickness: 1);
        var expected = zeros(16, 20, dtype: ScalarType.Byte);
        expected[4..13, 3..10] = 255;
        expected[5..12, 4..9] = 0;
        Assert.That(drawn.dtype, Is.EqualTo(ScalarType.Byte));
        Assert.That(drawn[0, .., .., 0].Equals(expected));
        Assert.That((drawn.max(1).values.max(1).values).data<byte>().ToArray(), Is.EqualTo(new byte[] { 255, 0, 7 }));
    }

    [Test]
    public void LeavesOutBoxesThatAreNone() =>
        Assert.That(Visualization.DrawBoundingBoxes(ones(1, 8, 8, 3), Boxes(tensor(new[] { 1f, 1, 5, 5 }).reshape(1, 1, 4), -1), "xyxy").eq(255).all().item<bool>());

    [Test]
    public void WritesWhatIsInThem()
    {
        using var folder = new TemporaryFolder();
        var boxes = Boxes(tensor(new[] { 30f, 60, 200, 180, 120, 5, 280, 120 }).reshape(1, 2, 4), 1, 2);
        Dictionary<string, Tensors> sure = new() { ["boxes"] = boxes["boxes"], ["labels"] = boxes["labels"], ["confidences"] = tensor(new[] { 0.91f, 0.5f }).reshape(1, 2) };
        var names = new Dictionary<int, string> { [1] = "cat", [2] = "dog" };
        var plain = Visualization.DrawBoundingBoxes(full(1, 200, 300, 3, 255), boxes, "xyxy", color: (0, 90, 180));
        var named = Visualization.DrawBoundingBoxes(full(1, 200, 300, 3, 255), sure, "xyxy", names, (0, 90, 180), textThickness: 2);
        Assert.That(named.lt(128).sum().item<long>(), Is.GreaterThan(plain.lt(128).sum().item<long>() + 500), "letters");
        Utils.SaveImage(folder["boxes.png"], named[0], scale: false);
        Picture.Keep(folder["boxes.png"]);
    }

    [Test]
    public void TakesChannelsFirst()
    {
        var box = Boxes(tensor(new[] { 1f, 2, 5, 6 }).reshape(1, 1, 4), 0);
        var image = rand(1, 9, 8, 3);
        Assert.That(Visualization.DrawBoundingBoxes(image.permute(0, 3, 1, 2), box, "xyxy", dataFormat: "channels_first").Equals(Visualization.DrawBoundingBoxes(image, box, "xyxy")));
    }

    /// <summary>Keras's formula: 0.2 of the image and 0.8 of the colour, cut to whole numbers; where no class is, the image.</summary>
    [Test]
    public void ColoursPixels()
    {
        var images = full(1, 1, 4, 3, 100f);
        var masks = tensor(new[] { 0, 1, 2, -1 }).reshape(1, 1, 4);
        var blended = Visualization.DrawSegmentationMasks(images, masks);
        // Keras's colours: the class times (2²⁵ − 1, 2¹⁵ − 1, 2²¹ − 1), modulo 255, which is (1, 127, 31).
        Assert.That(blended.data<byte>().ToArray(), Is.EqualTo(new byte[] { 20, 20, 20, 20, 121, 44, 21, 223, 69, 100, 100, 100 }));
        var mapped = Visualization.DrawSegmentationMasks(images, masks.unsqueeze(3), colorMapping: new Dictionary<int, (int, int, int)> { [0] = (255, 0, 0), [1] = (0, 255, 0), [2] = (0, 0, 255) }, blend: false);
        Assert.That(mapped.data<float>().ToArray(), Is.EqualTo(new float[] { 255, 0, 0, 0, 255, 0, 0, 0, 255, 100, 100, 100 }));
        var ignoring = Visualization.DrawSegmentationMasks(images, masks, numClasses: 2, alpha: 1, ignoreIndex: 0);
        Assert.That(ignoring[0, 0].data<byte>().ToArray()[..3], Is.EqualTo(new byte[] { 100, 100, 100 }));
        Assert.That(ignoring[0, 0].data<byte>().ToArray()[6..], Is.All.EqualTo(100), "classes that are none of the two");
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        var box = Boxes(zeros(1, 1, 4), 0);
        Assert.That(() => Visualization.DrawBoundingBoxes(zeros(8, 8, 3), box, "xyxy"), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawBoundingBoxes: `images` must be (images, height, width, channels). Received: shape (8, 8, 3)"));
        Assert.That(() => Visualization.DrawBoundingBoxes(zeros(1, 8, 8, 3), zeros(1, 1, 4), "xyxy"), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawBoundingBoxes: `boundingBoxes` must be a dictionary with \"boxes\" and \"labels\", and maybe \"confidences\". Received: no names"));
        Assert.That(() => Visualization.DrawBoundingBoxes(zeros(2, 8, 8, 3), box, "xyxy"), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawBoundingBoxes: \"boxes\" must be (2, boxes, 4). Received: shape (1, 1, 4)"));
        Assert.That(() => Visualization.DrawBoundingBoxes(zeros(1, 8, 8, 3), box, "corners"), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawBoundingBoxes: `boundingBoxFormat` must be one of \"xyxy\", "));
        Assert.That(() => Visualization.DrawSegmentationMasks(zeros(1, 8, 8, 3), zeros(1, 8, 8)), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawSegmentationMasks: `segmentationMasks` must be of an integer type. Received: float32"));
        Assert.That(() => Visualization.DrawSegmentationMasks(zeros(1, 8, 8, 3), zeros(1, 8, 4, dtype: ScalarType.Int32)), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawSegmentationMasks: `segmentationMasks` must have a class for each pixel. Received: shape (1, 8, 4) for images of (1, 8, 8, 3)"));
        Assert.That(() => Visualization.DrawSegmentationMasks(zeros(1, 8, 8, 3), zeros(1, 8, 8, dtype: ScalarType.Int32), alpha: 2), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("Visualization.DrawSegmentationMasks: `alpha` must be between 0 and 1. Received: alpha=2"));
        Assert.That(() => Visualization.DrawSegmentationMasks(zeros(1, 2, 2, 3), ones(1, 2, 2, dtype: ScalarType.Int32), colorMapping: new Dictionary<int, (int, int, int)> { [0] = (1, 2, 3) }), Throws.ArgumentException.With.Message.StartsWith("Visualization.DrawSegmentationMasks: `colorMapping` must have a colour for each of the 2 classes. Received: none for class 1"));
    }

    static Dictionary<string, Tensors> Boxes(Tensor places, params int[] labels) => new() { ["boxes"] = places, ["labels"] = tensor(labels).reshape(1, labels.Length) };
}
