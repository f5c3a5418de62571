namespace KerasLike.Plotting;

/// <summary>Images of a data set with what they are, and what they were taken for.</summary>
internal static class Samples
{
    // More cannot be told apart on a page.
    const int Most = 1024;

    internal static List<Tile> Tiles(Tensors images, IReadOnlyList<string>? titles, Tensors? yTrue, Tensors? yPred, IReadOnlyList<string>? classNames, (double Low, double High)? valueRange, string owner)
    {
        if (titles is not null && (yTrue ?? yPred) is not null) throw new ArgumentException($"{owner}: images have titles, or true and predicted classes. Received: both", nameof(titles));
        var bitmaps = Bitmaps.Of(images, valueRange, owner, Most + 1);
        if (bitmaps.Count > Most) throw new ArgumentException($"{owner}: a picture has at most {Most} images. Received: shape {Shape.Of(images.Materialize().Single)}. Take some with images[..64]", nameof(images));
        var (truth, guesses) = (yTrue is null ? null : Classes.Of(yTrue, owner, nameof(yTrue)), yPred is null ? null : Classes.Of(yPred, owner, nameof(yPred)));
        foreach (var (count, name) in new[] { (titles?.Count, nameof(titles)), (truth?.Length, nameof(yTrue)), (guesses?.Length, nameof(yPred)) })
            if (count is int given && given != bitmaps.Count) throw new ArgumentException($"{owner}: there must be one of `{name}` for each of the {bitmaps.Count} images. Received: {given}", name);
        Classes.CheckNames(classNames, 1 + Math.Max(truth?.Max() ?? -1, guesses?.Max() ?? -1), owner);
        return [.. bitmaps.Select((bitmap, i) => new Tile(bitmap, titles?[i] ?? Title(truth?[i], guesses?[i], classNames), truth is not null && guesses is not null && truth[i] != guesses[i]))];
    }

    static string Title(int? truth, int? guess, IReadOnlyList<string>? names) => (truth, guess) switch
    {
        (int t, int g) when t != g => $"{Classes.NameOf(g, names)}, not {Classes.NameOf(t, names)}",
        ({ } t, _) => Classes.NameOf(t, names),
        (null, { } g) => Classes.NameOf(g, names),
        _ => "",
    };
}
