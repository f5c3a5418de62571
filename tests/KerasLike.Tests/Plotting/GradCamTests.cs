using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Plotting;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Plotting;

/// <summary>Where networks see classes.</summary>
[TestFixture]
public class GradCamTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    /// <summary>
    /// With a mean of each map and a dense layer behind it, the gradient of a score in a map is the weight of that map over the number of places: the heat is the weighted sum of the maps, as in
    /// Zhou et al. (2016), which Grad-CAM generalises.
    /// </summary>
    [TestCase("softmax", "channels_last")]
    [TestCase("linear", "channels_last")]
    [TestCase("softmax", "channels_first")]
    public void IsTheWeightedSumOfMaps(string activation, string dataFormat)
    {
        Keras.SetRandomSeed(1);
        var isLast = dataFormat == "channels_last";
        using var model = new Sequential([
            Keras.Input(shape: isLast ? (9, 7, 2) : (2, 9, 7)), new Conv2D(5, 3, activation: "relu", dataFormat: dataFormat, name: "conv"),
            new GlobalAveragePooling2D(dataFormat: dataFormat), new Dense(4, activation: activation, name: "head"),
        ]);
        var image = rand(isLast ? [9, 7, 2] : [2, 9, 7]);
        var maps = new Model(model.Inputs, model.GetLayer("conv").Output).Predict(image.unsqueeze(0), verbose: 0)[0];
        if (!isLast) maps = maps.permute(1, 2, 0);
        var expected = (maps * model.GetLayer("head").GetWeights()[0].select(1, 2)).sum(2).relu();
        expected /= expected.max();

        var heat = GradCam.Heatmap(model, image, classIndex: 2);
        Assert.That(heat.shape, Is.EqualTo(new long[] { 7, 5 }));
        Assert.That((heat - expected).abs().max().ToSingle(), Is.LessThan(1e-5));
        Assert.That(heat.max().ToSingle(), Is.EqualTo(1).Within(1e-6));
    }

    [Test]
    public void GoesThroughBranches()
    {
        var inputs = Keras.Input(shape: (8, 8, 1));
        var x = new Conv2D(4, 3, padding: "same", activation: "relu", name: "a").Apply(inputs);
        var y = new Add().Apply([x, new Conv2D(4, 3, padding: "same", name: "b").Apply(x)]);
        using var model = new Model(inputs, new Dense(3, activation: "softmax").Apply(new Flatten().Apply(y)));
        foreach (var layer in new[] { "a", "b", y.ToString()!.Split("from ")[1].TrimEnd('>') })
            Assert.That(GradCam.Heatmap(model, rand(8, 8, 1), layer, classIndex: 1).shape, Is.EqualTo(new long[] { 8, 8 }), layer);
    }

    [Test]
    public void LeavesTheModelAsItIs()
    {
        using var model = Small();
        var before = model.GetWeights();
        GradCam.Heatmap(model, rand(12, 12, 1));
        Assert.That(model.TrainableWeights.Select(w => w.Tensor.grad is null), Is.All.True);
        Assert.That(model.GetWeights().Zip(before).Select(w => w.First.Equals(w.Second)), Is.All.True);
    }

    [Test]
    public void DrawsImagesBesideTheirHeat()
    {
        using var model = Small();
        Pictures.GradCam(model, rand(6, 12, 12, 1), folder["cam.png"], classNames: ["zero", "one", "two"], title: "Where it looks");
        using var picture = new Picture(folder["cam.png"]);
        Assert.That(picture.Ink(0, 0.3, 1, 0.9), Is.GreaterThan(0.5));
        Pictures.GradCam(model, rand(12, 12, 1), folder["cam.svg"], classIndex: 1, classNames: ["zero", "one", "two"]);
        Assert.That(Picture.TextsOf(folder["cam.svg"]), Is.EqualTo(new[] { "one" }));
    }

    [Test]
    public void SaysWhatIsWrong()
    {
        using var model = Small();
        using var dense = new Sequential([new Dense(2, inputShape: 4, name: "only")]);
        Assert.That(() => GradCam.Heatmap(model, rand(12, 12, 1), "head"), Throws.ArgumentException.With.Message.StartsWith("GradCam.Heatmap: the maps of a layer are (batch, height, width, channels). Received: layer \"head\", whose output is (None, 3)"));
        Assert.That(() => GradCam.Heatmap(model, rand(12, 12, 1), classIndex: 3), Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.StartsWith("GradCam.Heatmap: `classIndex` must be between 0 and 2. Received: classIndex=3"));
        Assert.That(() => GradCam.Heatmap(dense, rand(12, 12, 1)), Throws.ArgumentException.With.Message.Contains("has no convolution over images among its layers. Name the layer to look at."));
        Assert.That(() => GradCam.Heatmap(model, rand(12, 12, 1), "cov"), Throws.ArgumentException.With.Message.Match("GradCam.Heatmap: Sequential \"\\S+\" has no layer of that name, nor have models in it. Received: layerName=\"cov\". Layers: conv, max_pooling2d\\S*, flatten\\S*, head"));
        Assert.That(() => GradCam.Heatmap(model, full(12, 12, 1, float.NaN)), Throws.ArgumentException.With.Message.StartsWith("GradCam.Heatmap: the maps of layer \"conv\", or the gradient in them, are not finite. Look for NaN in the image and in the model's weights."));
        Assert.That(() => GradCam.Heatmap(model, rand(2, 12, 12, 1)), Throws.ArgumentException.With.Message.StartsWith("GradCam.Heatmap: `image` must be one image, (height, width, channels) or (1, height, width, channels). Received: shape (2, 12, 12, 1)"));
    }

    static Sequential Small() => new([Keras.Input(shape: (12, 12, 1)), new Conv2D(4, 3, activation: "relu", name: "conv"), new MaxPooling2D(2), new Flatten(), new Dense(3, activation: "softmax", name: "head")]);
}
