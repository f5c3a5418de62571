using System.Globalization;
using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Callbacks;

/// <summary>What TensorBoard's projector shows: the vectors of each embedding in a file of their own, and a file that says where they are.</summary>
internal static class EmbeddingFiles
{
    /// <summary>Writes the vectors as they are now, over those of before.</summary>
    internal static void Write(Model model, string folder, EmbeddingsMetadata? metadata)
    {
        var layers = model.Layers.OfType<Embedding>().Where(l => l.Built).ToList();
        metadata?.CheckNames(layers.Select(l => l.Name));
        Directory.CreateDirectory(folder);
        using var config = new StreamWriter(Path.Combine(folder, "projector_config.pbtxt"));
        foreach (var layer in layers)
        {
            var name = $"{layer.Name}.tsv";
            Vectors(Path.Combine(folder, name), layer.Weights[0].Tensor);
            config.Write($"embeddings {{\n  tensor_name: \"{layer.Weights[0].Path}\"\n{(metadata?.Of(layer.Name) is { } file ? $"  metadata_path: \"{file}\"\n" : "")}  tensor_path: \"{name}\"\n}}\n");
        }
    }

    static void Vectors(string path, Tensor rows)
    {
        using var scope = torch.NewDisposeScope();
        var numbers = rows.detach().cpu().to_type(ScalarType.Float32).contiguous().data<float>().ToArray();
        using var file = new StreamWriter(path);
        foreach (var row in numbers.Chunk((int)rows.size(1))) file.WriteLine(string.Join('\t', row.Select(v => v.ToString("R", CultureInfo.InvariantCulture))));
    }
}
