using KerasLike.Layers;

namespace KerasLike.Saving;

/// <summary>The files of a model's layers in a <c>.keras</c> archive: <c>assets/layers/text_vectorization/vocabulary.txt</c>.</summary>
internal static class Assets
{
    /// <summary>The files to write.</summary>
    internal static IEnumerable<(string Path, string Text)> Of(Layer model) =>
        from saved in WeightTree.Of(model)
        where saved.Layer is IHoldsVocabulary
        from asset in ((IHoldsVocabulary)saved.Layer).Index.Assets()
        select (PathOf(saved.Paths[0], asset.Name), asset.Text);

    /// <summary>Gives the layers what is in their files.</summary>
    internal static void Read(Layer model, KerasArchive archive)
    {
        foreach (var saved in WeightTree.Of(model))
            (saved.Layer as IHoldsVocabulary)?.Index.SetAssets(name => saved.Paths.Select(p => archive.ReadText(PathOf(p, name))).FirstOrDefault(text => text is not null));
    }

    /// <summary>Refuses to write a format that holds weights only where a layer has more.</summary>
    internal static void RequireNone(Layer model, string path)
    {
        if (WeightTree.Of(model).FirstOrDefault(s => s.Layer is IHoldsVocabulary holder && holder.Index.Assets().Any()) is { } saved)
            throw new InvalidOperationException($"{path}: {saved.Layer.Description} has learned a vocabulary, which this format does not hold. Save the model in a .keras file, or give the layer its vocabulary when it is made.");
    }

    static string PathOf(string layer, string name) => string.Join('/', new[] { "assets", layer, name }.Where(p => p.Length > 0));
}
