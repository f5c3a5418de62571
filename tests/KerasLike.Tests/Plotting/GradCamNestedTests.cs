using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Plotting;
using KerasLike.Tests.Support;
using static TorchSharp.torch;

namespace KerasLike.Tests.Plotting;

/// <summary>Where networks see classes, if the convolution is in a model that is a layer; and where they see nothing.</summary>
[TestFixture]
public class GradCamNestedTests
{
    readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    static Sequential Backbone(string name = "backbone") => new([
        Keras.Input(shape: (10, 10, 1)), new Conv2D(3, 3, activation: "relu", name: "first"), new Conv2D(4, 3, activation: "relu", name: "second"),
    ], name: name);

    /// <summary>The same layers as one model without models in it give the same heat.</summary>
    [TestCase("backbone/second")]
    [TestCase("second")]
    [TestCase("backbone/first")]
    [TestCase(null)]
    public void LayersOfModelsInsideAreFound(string? name)
    {
        Keras.SetRandomSeed(4);
        var (backbone, head) = (Backbone(), new Dense(3, activation: "softmax"));
        using var model = new Sequential([Keras.Input(shape: (10, 10, 1)), new Rescaling(2), backbone, new GlobalAveragePooling2D(), head]);
        var inputs = Keras.Input(shape: (10, 10, 1));
        var flat = new Model(inputs, head.Apply(new GlobalAveragePooling2D().Apply(backbone.GetLayer("second").Apply(backbone.GetLayer("first").Apply(new Rescaling(2).Apply(inputs))))));
        var image = rand(10, 10, 1);
        Tensor Heat(Model of, string? layer) => stack([.. Enumerable.Range(0, 3).Select(i => GradCam.Heatmap(of, image, layer, classIndex: i))]);
        var (heat, expected) = (Heat(model, name), Heat(flat, name?.Split('/')[^1]));
        Assert.That(expected.max().ToSingle(), Is.EqualTo(1).Within(1e-6), "one class at least is seen");
        Assert.That((heat - expected).abs().max().ToSingle(), Is.LessThan(1e-5));
    }

    [Test]
    public void AlsoInModelsOfModelsAndRoundBranches()
    {
        Keras.SetRandomSeed(4);
        var backbone = Backbone();
        var middle = Keras.Input(shape: (10, 10, 1));
        var inner = new Model(middle, new Concatenate().Apply([backbone.Apply(middle), new Conv2D(2, 5, name: "beside").Apply(middle)]), name: "inner");
        var inputs = Keras.Input(shape: (10, 10, 1));
        var x = new GlobalAveragePooling2D().Apply(inner.Apply(inputs));
        using var model = new Model(inputs, new Dense(3).Apply(new Concatenate().Apply([x, new Flatten().Apply(inputs)])));
        foreach (var name in new[] { "inner/backbone/second", "second", "inner/beside", "inner/backbone", "inner" })
            Assert.That(GradCam.Heatmap(model, rand(10, 10, 1), name, classIndex: 0).shape, Is.EqualTo(new long[] { 6, 6 }), name);
    }

    [Test]
    public void NamesThatFitSeveralLayersAreToldApart()
    {
        var inputs = Keras.Input(shape: (10, 10, 1));
        var sum = new Add().Apply([Backbone("left").Apply(inputs), Backbone("right").Apply(inputs)]);
        using var model = new Model(inputs, new Dense(3).Apply(new Flatten().Apply(sum)));
        Assert.That(() => GradCam.Heatmap(model, rand(10, 10, 1), "second"), Throws.ArgumentException.With.Message.StartsWith("GradCam.Heatmap: several models have a layer of that name. Received: layerName=\"second\". Choose one of \"left/second\", \"right/second\""));
        Assert.That(GradCam.Heatmap(model, rand(10, 10, 1), "left/second").shape, Is.EqualTo(new long[] { 6, 6 }));
    }

    /// <summary>Maps that are all positive, and a class that all of them speak against; and a sigmoid that is saturated, whose gradient is 0.</summary>
    [TestCase("relu", -1f, 1f)]
    [TestCase("sigmoid", 1f, 1000f)]
    public void NothingIsAllZeros(string activation, float headWeight, float scale)
    {
        using var model = new Sequential([
            Keras.Input(shape: (6, 6, 1)), new Conv2D(2, 3, name: "conv", kernelInitializer: "ones", activation: "relu"), new Flatten(), new Dense(4, activation: activation, kernelInitializer: "ones"),
            new Dense(2, kernelInitializer: new KerasLike.Initializers.Constant(headWeight)),
        ]);
        var image = rand(6, 6, 1) + scale;
        var heat = GradCam.Heatmap(model, image, classIndex: 0);
        Assert.That(heat.abs().max().ToSingle(), Is.Zero);
        Pictures.GradCam(model, image, folder[$"{activation}.svg"], classIndex: 0, classNames: ["zero", "one"]);
        Assert.That(Picture.TextsOf(folder[$"{activation}.svg"]), Is.EqualTo(new[] { "zero: no heat" }));
        Pictures.GradCam(model, image / image.max(), folder[$"{activation}.png"], classIndex: 0, opacity: 1);
        using var picture = new Picture(folder[$"{activation}.png"]);
        Assert.That(picture[picture.Size.Width * 3 / 4, picture.Size.Height / 3].Red, Is.GreaterThan(60), "the image, and not darkness");
    }

    [Test]
    public void AModelWhoseClassSaysWhatItDoesHasNoLayersToLookAt()
    {
        using var model = new Own();
        Assert.That(() => GradCam.Heatmap(model, rand(6, 6, 1)), Throws.ArgumentException.With.Message.Match("GradCam.Heatmap: the model must be made of a graph of layers. Received: Own \"\\S+\", whose class says what it does"));
    }

    sealed class Own : Model
    {
        readonly Dense dense = new(1);

        public override Tensor Call(Tensor inputs, bool training) => dense.Apply(inputs);
    }
}
