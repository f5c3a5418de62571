namespace KerasLike.Layers;

/// <summary>The augmentations that RandAugment and AugMix choose among, all of one strength. They get images channels last.</summary>
internal sealed class AugmentationChoice(Interval factor, Interval valueRange, string interpolation, DTypePolicy? dtype)
{
    internal Interval Factor => factor;

    internal Interval ValueRange => valueRange;

    /// <summary>All but those that change colours one by one.</summary>
    internal IReadOnlyList<ImageAugmentation> WithoutColours { get; } =
    [
        new RandomShear(factor, factor, interpolation, dtype: dtype),
        new RandomTranslation(factor, factor, interpolation: interpolation, dtype: dtype),
        new RandomRotation(factor, interpolation: interpolation, dtype: dtype),
        new RandomPosterization(Math.Max(1, (int)(8 * factor.High)), valueRange, dtype: dtype),
        new Solarization(factor, factor, valueRange, dtype: dtype),
        new AutoContrast(valueRange, dtype: dtype),
        new Equalization(valueRange, dtype: dtype),
    ];

    /// <summary>All eleven.</summary>
    internal IReadOnlyList<ImageAugmentation> All => all ??=
    [
        .. WithoutColours,
        new RandomBrightness(factor, valueRange, dtype: dtype),
        new RandomColorDegeneration(factor, valueRange, dtype: dtype),
        new RandomContrast(factor, valueRange, dtype: dtype),
        new RandomSharpness(factor, valueRange, dtype: dtype),
    ];

    IReadOnlyList<ImageAugmentation>? all;
}
