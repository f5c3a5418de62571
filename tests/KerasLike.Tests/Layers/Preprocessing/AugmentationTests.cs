using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Tests.Golden;
using Maker = KerasLike.Tests.Layers.Preprocessing.AugmentationSamples.Maker;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>What holds for every augmentation layer: when it acts, repeats, and on what it can be called.</summary>
[TestFixture]
public class AugmentationTests
{
    static IEnumerable<TestCaseData> Layers => AugmentationSamples.Cases;

    // The others go in steps, which have no slope.
    static IEnumerable<TestCaseData> Smooth => Layers.Where(c => ((Maker)c.Arguments[0]!)() is not (Equalization or ContrastLimitedAdaptiveHistogramEqualization or RandomPosterization or RandAugment or AugMix));

    [Test]
    public void EveryAugmentationIsTested() =>
        Assert.That(typeof(Layer).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(ImageAugmentation)) && !t.IsAbstract).Except(AugmentationSamples.All.Select(make => make().GetType())), Is.EqualTo(new[] { typeof(RandomCrop) }), "whose output has another size: RandomCropTests");

    [TestCaseSource(nameof(Layers))]
    public void ActsInTrainingOnly(object make)
    {
        using var scope = torch.NewDisposeScope();
        var (layer, x) = (((Maker)make)(), AugmentationSamples.Pictures());
        Assert.That(layer.Apply(x, training: true).sub(x).abs().max().item<float>(), Is.GreaterThan(0.5f), "in training");
        Assert.That(layer.Apply(x, training: false).sub(x).abs().max().item<float>() > 0, Is.EqualTo(AugmentationSamples.ActsAlways(layer)), "in prediction");
    }

    [TestCaseSource(nameof(Layers))]
    public void ActsWhereNobodySaysWhetherItIsTraining(object make)
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures();
        var expected = ((Maker)make)().Apply(x, training: true);
        var model = new Sequential([Keras.Input((11, 13, 3)), ((Maker)make)()]);
        Assert.That(((Maker)make)().Apply(x), Close.To(expected, 0, 0));
        Assert.That(model.Apply(x), Close.To(expected, 0, 0), "in a model");
        Assert.That(model.Predict(x, verbose: 0), Close.To(((Maker)make)().Apply(x, training: false)), "Predict says so");
    }

    [TestCaseSource(nameof(Layers))]
    public void RepeatsWithItsSeedAndWithTheProgramsSeed(object make)
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures();
        Tensor Drawn(int? seed, int program)
        {
            Keras.SetRandomSeed(program);
            var layer = ((Maker)make)(seed);
            return torch.stack([layer.Apply(x, training: true), layer.Apply(x, training: true)]);
        }
        Assert.That(Drawn(7, 1), Close.To(Drawn(7, 2), 0, 0), "the layer's seed");
        var drawn = Drawn(null, 1);
        Assert.That(drawn, Close.To(Drawn(null, 1), 0, 0), "the program's seed");
        if (((Maker)make)() is not RandomImageAugmentation || ((Maker)make)() is RandomInvert) return;
        Assert.That(drawn.sub(Drawn(null, 2)).abs().max().item<float>(), Is.GreaterThan(0), "another seed");
        Assert.That(drawn[0].sub(drawn[1]).abs().max().item<float>(), Is.GreaterThan(0), "another call");
    }

    [TestCaseSource(nameof(Layers))]
    public void ChannelsFirstIsTheSameTurned(object make)
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures();
        Assert.That(((Maker)make)(dataFormat: "channels_first").Apply(x.permute(0, 3, 1, 2).contiguous(), training: true).permute(0, 2, 3, 1), Close.To(((Maker)make)().Apply(x, training: true), 1e-5, 1e-3));
    }

    [TestCaseSource(nameof(Layers))]
    public void OneImageIsABatchOfOne(object make)
    {
        using var scope = torch.NewDisposeScope();
        var x = AugmentationSamples.Pictures(1);
        Assert.That(((Maker)make)().Apply(x[0], training: true), Close.To(((Maker)make)().Apply(x, training: true)[0], 0, 0));
        Assert.That(((Maker)make)(dataFormat: "channels_first").Apply(x[0].permute(2, 0, 1), training: true).shape, Is.EqualTo(new long[] { 3, 11, 13 }));
    }

    [TestCaseSource(nameof(Layers))]
    public void BytesBecomeFloatsUnlessTheLayerIsOfBytes(object make)
    {
        using var scope = torch.NewDisposeScope();
        var (x, expected) = (AugmentationSamples.Pictures(), ((Maker)make)().Apply(AugmentationSamples.Pictures(), training: true));
        var y = ((Maker)make)().Apply(x.to(torch.uint8), training: true);
        Assert.That(y.dtype, Is.EqualTo(torch.ScalarType.Float32));
        Assert.That(y, Close.To(expected, 0, 0));
        Assert.That(((Maker)make)().Apply(x.to(torch.uint8), training: false).dtype, Is.EqualTo(torch.ScalarType.Float32), "in prediction too");
        var bytes = ((Maker)make)(dtype: "uint8").Apply(x.to(torch.uint8), training: true);
        Assert.That(bytes.dtype, Is.EqualTo(torch.ScalarType.Byte));
        Assert.That(bytes, Close.To(expected.round().clamp(0, 255), 0, 1), "rounded");
        Assert.That(((Maker)make)(dtype: "uint8").Apply(x.to(torch.uint8), training: false).dtype, Is.EqualTo(torch.ScalarType.Byte));
    }

    [TestCaseSource(nameof(Layers))]
    public void HalfPrecisionIsAboutTheSame(object make)
    {
        using var scope = torch.NewDisposeScope();
        // Rounding moves values over the edges of bins and thresholds, so the mean is compared.
        var (half, full) = (((Maker)make)(dtype: "bfloat16").Apply(AugmentationSamples.Pictures(), training: true), ((Maker)make)().Apply(AugmentationSamples.Pictures(), training: true));
        Assert.That(half.dtype, Is.EqualTo(torch.ScalarType.BFloat16));
        Assert.That(half.to(torch.float32).mean().item<float>(), Is.EqualTo(full.mean().item<float>()).Within(12));
    }

    [TestCaseSource(nameof(Layers))]
    public void ItsConfigMakesAnEqualOne(object make)
    {
        using var scope = torch.NewDisposeScope();
        var layer = ((Maker)make)();
        var config = layer.GetConfig();
        Assert.That(config.ContainsKey("data_format"), "as in Keras");
        var again = (ImageAugmentation)KerasLike.Saving.Config.Create(layer.GetType(), config);
        Assert.That(JsonEquality.Difference(again.GetConfig(), layer.GetConfig()), Is.Null);
        if (layer is RandomGrayscale) return; // whose config holds no seed in Keras
        Assert.That(again.Apply(AugmentationSamples.Pictures(), training: true), Close.To(layer.Apply(AugmentationSamples.Pictures(), training: true), 0, 0));
    }

    [TestCaseSource(nameof(Smooth))]
    public void ItsGradientIsThatOfWhatItDoes(object make)
    {
        using var scope = torch.NewDisposeScope();
        ImageAugmentation Layer() => ((Maker)make)(dtype: "float64");
        var x = AugmentationSamples.Pictures(2, 5, 6).to(torch.float64).mul(0.5).add(torch.linspace(60, 60.4, 180, torch.float64).view(2, 5, 6, 3)).requires_grad_();
        var direction = torch.linspace(-1, 1, 2 * 5 * 6 * 3, torch.float64).sin().view(2, 5, 6, 3);
        Layer().Apply(x, training: true).mul(direction).sum().backward();
        var along = torch.linspace(2, 7, 180, torch.float64).cos().view(2, 5, 6, 3);
        double Value(double step) => Layer().Apply(x.detach().add(along * step), training: true).mul(direction).sum().item<double>();
        Assert.That(x.grad!.mul(along).sum().item<double>(), Is.EqualTo((Value(1e-5) - Value(-1e-5)) / 2e-5).Within(1e-5));
    }

    [TestCaseSource(nameof(Layers))]
    public void OnlyImagesWillDo(object make)
    {
        var layer = ((Maker)make)();
        Assert.That(() => layer.Apply(torch.ones(2, 3)), Throws.ArgumentException.With.Message.EqualTo($"{layer.Description}: expected images of 3 axes, or batches of images of 4. Received: shape (2, 3)"));
        Assert.That(() => layer.Apply(Keras.Input((2, 3, 4, 3))), Throws.ArgumentException.With.Message.Contains("expected images of 3 axes, or batches of images of 4. Received: shape (None, 2, 3, 4, 3)"));
        Assert.That(() => ((Maker)make)(dataFormat: "first"), Throws.ArgumentException.With.Message.Contains($"{layer.GetType().Name}: `dataFormat` must be one of \"channels_last\", \"channels_first\". Received: dataFormat=\"first\""));
    }
}
