using KerasLike.Layers;

namespace KerasLike.Tests.Layers.Preprocessing;

/// <summary>One of each augmentation layer, for what must hold for all.</summary>
internal static class AugmentationSamples
{
    internal delegate ImageAugmentation Maker(int? seed = 7, string? dataFormat = null, DTypePolicy? dtype = null);

    internal static readonly Maker[] All =
    [
        (seed, format, dtype) => new RandomFlip("horizontal", seed, format, dtype: dtype),
        (seed, format, dtype) => new RandomRotation(0.2, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomZoom(0.4, (0.1, 0.3), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomTranslation(0.3, 0.2, "wrap", seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomShear(0.4, (0.1, 0.2), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomPerspective((1, 1), 0.5, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomElasticTransform((1, 1), (0.8, 1), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomLensDistortion(0.5, 0.2, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomBrightness(0.3, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomContrast((0.5, 0.4), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomHue((0.3, 0.9), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomSaturation((0.1, 0.4), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomColorDegeneration((0.3, 1), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomColorJitter(brightnessFactor: 0.2, contrastFactor: 0.3, saturationFactor: (0.3, 0.6), hueFactor: 0.2, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomGrayscale(0.9, format, seed, dtype: dtype),
        (seed, format, dtype) => new RandomInvert((1, 1), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomPosterization((1, 5), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomSharpness((0.6, 1), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomGaussianBlur((1, 1), 5, (0.5, 1), seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomErasing((1, 1), fillValue: null, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandomErasing((1, 1), fillValue: new double[] { 1, 2, 3 }, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new Solarization(0.1, 0.5, seed: seed, dataFormat: format, dtype: dtype),
        (_, format, dtype) => new AutoContrast((-50, 300), format, dtype: dtype),
        (_, format, dtype) => new Equalization(dataFormat: format, dtype: dtype),
        (_, format, dtype) => new ContrastLimitedAdaptiveHistogramEqualization(tileGridSize: (2, 3), dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new RandAugment(numOps: 3, seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new AugMix(seed: seed, dataFormat: format, dtype: dtype),
        (seed, format, dtype) => new MixUp(1, format, seed, dtype: dtype),
        (seed, format, dtype) => new CutMix(seed: seed, dataFormat: format, dtype: dtype),
    ];

    /// <summary>Cases that make each of them.</summary>
    internal static IEnumerable<TestCaseData> Cases => All.Select(make => new TestCaseData(make).SetArgDisplayNames(make().GetType().Name));

    /// <summary>Values from 0 to 255, in whole numbers, with some structure.</summary>
    internal static Tensor Pictures(int batch = 6, int height = 11, int width = 13, int channels = 3)
    {
        using var generator = new torch.Generator(3);
        var noise = torch.rand(batch, height, width, channels, generator: generator);
        var wave = torch.arange(height, torch.float32).view(1, -1, 1, 1) * torch.arange(width, torch.float32).view(1, 1, -1, 1) / (height * width);
        return ((noise + wave) * 127).floor();
    }

    /// <summary>Those that do the same in prediction.</summary>
    internal static bool ActsAlways(Layer layer) => layer is AutoContrast or ContrastLimitedAdaptiveHistogramEqualization;

    /// <summary>Those whose output depends on the other images of a batch.</summary>
    internal static bool LooksAtTheBatch(Layer layer) => layer is Equalization or RandAugment or AugMix or MixUp or CutMix;
}
