namespace KerasLike.Layers;

/// <summary>What augmentation layers take: images alone, or a dictionary of images and of what goes along with them.</summary>
internal static class AugmentationInputs
{
    internal const string Images = "images", Labels = "labels", Masks = "segmentation_masks";

    /// <summary>Where the images are, and what each tensor is.</summary>
    internal static (int Images, IReadOnlyList<string> Parts) Find(Layer layer, Tensors inputs)
    {
        if (inputs.Names is null)
            return inputs.Count == 1 ? (0, [Images])
                : throw new ArgumentException($"{layer.Description} takes images, or a dictionary of \"{Images}\", \"{Labels}\" and \"{Masks}\". Received: {inputs.Count} tensors without names");
        var at = inputs.Names.ToList().IndexOf(Images);
        if (at < 0 || inputs.Names.Any(n => n is not (Images or Labels or Masks)))
            throw new ArgumentException($"{layer.Description}: a dictionary must have \"{Images}\", and may have \"{Labels}\" and \"{Masks}\". Received: {string.Join(", ", inputs.Names.Select(n => $"\"{n}\""))}");
        return (at, inputs.Names);
    }
}
