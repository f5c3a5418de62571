namespace KerasLike.Callbacks;

/// <summary>Files that name the rows of embeddings for TensorBoard's projector: one for all, or one for each layer by its name.</summary>
public sealed class EmbeddingsMetadata
{
    readonly string? all;
    readonly Dictionary<string, string> each = [];

    EmbeddingsMetadata(string? all, IReadOnlyDictionary<string, string> each)
    {
        this.all = all;
        foreach (var (layer, file) in each) this.each.Add(layer, file);
    }

    /// <summary>One file for all embeddings.</summary>
    /// <param name="file">The file, a name in a line.</param>
    public static implicit operator EmbeddingsMetadata(string file) => new(Check.NotNull(file), new Dictionary<string, string>());

    /// <summary>A file for each layer.</summary>
    /// <param name="files">The files, by the names of the layers.</param>
    public static implicit operator EmbeddingsMetadata(Dictionary<string, string> files) => new(null, Check.NotNull(files));

    internal string? Of(string layer) => all ?? each.GetValueOrDefault(layer);

    internal void CheckNames(IEnumerable<string> layers)
    {
        var unknown = each.Keys.Except(layers).ToList();
        if (unknown.Count > 0) throw Check.Error($"`embeddingsMetadata` must name Embedding layers of the model: {string.Join(", ", layers.Select(l => $"\"{l}\""))}", string.Join(", ", unknown.Select(l => $"\"{l}\"")), "embeddingsMetadata");
    }
}
