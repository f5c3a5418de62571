namespace KerasLike.Layers;

/// <summary>Base of layers that change the values of pixels at random, in a range that images keep to.</summary>
public abstract class RandomColors : RandomImageAugmentation
{
    private protected RandomColors(Interval? valueRange, int? seed, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(seed, dataFormat, inputShape, name, trainable, dtype) =>
        Values = new(PixelRange.Of(valueRange, GetType().Name));

    /// <summary>The least and the greatest value of a pixel.</summary>
    public Interval ValueRange => Values.Range;

    /// <summary>The same, for arithmetic.</summary>
    private protected PixelRange Values { get; }
}
