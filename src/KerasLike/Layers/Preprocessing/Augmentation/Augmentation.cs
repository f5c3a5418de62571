namespace KerasLike.Layers;

/// <summary>
/// What one call of an augmentation layer does, with all that is random about it decided: to images, to the segmentation masks of the same scene and to
/// labels. What is null is left alone.
/// </summary>
/// <param name="Images">Of images, (batch, height, width, channels).</param>
/// <param name="Masks">Of segmentation masks, (batch, height, width, channels), which hold class numbers and are not to be blended.</param>
/// <param name="Labels">Of labels, (batch, …).</param>
internal sealed record Augmentation(Func<Tensor, Tensor>? Images, Func<Tensor, Tensor>? Masks = null, Func<Tensor, Tensor>? Labels = null)
{
    /// <summary>Nothing at all.</summary>
    internal static Augmentation None { get; } = new(Images: null);

    /// <summary>This, then another.</summary>
    internal Augmentation Then(Augmentation next) => new(Join(Images, next.Images), Join(Masks, next.Masks), Join(Labels, next.Labels));

    static Func<Tensor, Tensor>? Join(Func<Tensor, Tensor>? first, Func<Tensor, Tensor>? second) => first is null ? second : second is null ? first : x => second(first(x));
}
