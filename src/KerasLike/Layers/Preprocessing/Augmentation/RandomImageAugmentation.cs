namespace KerasLike.Layers;

/// <summary>Base of layers that change images at random, in training only unless a call says otherwise.</summary>
public abstract class RandomImageAugmentation : ImageAugmentation
{
    readonly SeedGenerator seeds;

    private protected RandomImageAugmentation(int? seed, string? dataFormat, Shape? inputShape, string? name, bool trainable, DTypePolicy? dtype)
        : base(dataFormat, inputShape, name, trainable, dtype) =>
        (Seed, seeds) = (seed, new(seed));

    /// <summary>The seed as given, or null.</summary>
    public virtual int? Seed { get; }

    private protected sealed override RandomStream Random() => new(seeds.Next());
}
