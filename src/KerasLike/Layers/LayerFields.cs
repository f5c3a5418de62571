namespace KerasLike.Layers;

/// <summary>The layers that a layer holds in its fields, remembered until a layer anywhere changes.</summary>
internal sealed class LayerFields
{
    // One object, so that threads see version and layers change together.
    Found? found;

    /// <summary>The layers that <paramref name="owner"/> holds; looked for again after a layer anywhere was built.</summary>
    internal IReadOnlyList<Layer> Of(Layer owner)
    {
        var (version, known) = (Structure.Version, found);
        if (known is null || known.Version != version) found = known = new(version, [.. Held<Layer>.In(owner).Where(layer => layer != owner).Distinct()]);
        return known.Layers;
    }

    sealed record Found(int Version, Layer[] Layers);
}
