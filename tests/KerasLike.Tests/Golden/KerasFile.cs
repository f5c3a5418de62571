using System.IO.Compression;
using System.Text.Json.Nodes;
using KerasLike.Layers;
using KerasLike.Models;
using KerasLike.Saving;

namespace KerasLike.Tests.Golden;

/// <summary>A sequential model that Keras saved: its config, and its weights.</summary>
internal sealed class KerasFile
{
    readonly byte[] weights;

    internal KerasFile(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var config = zip.GetEntry("config.json")!.Open();
        Root = JsonNode.Parse(config)!.AsObject();
        using var stream = zip.GetEntry("model.weights.h5")!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        weights = copy.ToArray();
    }

    /// <summary>The whole of config.json.</summary>
    internal JsonObject Root { get; }

    internal string ClassName => (string)Root["class_name"]!;

    /// <summary>What <c>get_config()</c> of the model gave.</summary>
    internal JsonObject Config => Root["config"]!.AsObject();

    /// <summary>All classes in the file, with their modules: <c>keras.layers.Dense</c>.</summary>
    internal IEnumerable<string> Classes => ClassesIn(Root).Where(c => c != "keras.DTypePolicy").Distinct().Order(StringComparer.Ordinal);

    /// <summary>The model, with the saved weights.</summary>
    internal Sequential Load()
    {
        var model = Sequential.FromConfig(Config.DeepClone().AsObject());
        using var file = new Hdf5(new MemoryStream(weights));
        var uses = new Dictionary<string, int>();
        foreach (var layer in model.Layers)
        {
            var name = Naming.SnakeCase(layer.GetType().Name);
            var use = uses[name] = uses.GetValueOrDefault(name) + 1;
            var path = $"layers/{name}{(use == 1 ? "" : $"_{use - 1}")}";
            if (layer.Weights.Count > 0) layer.SetWeights(file.Below(path));
        }
        return model;
    }

    // With Keras's torch backend some optimizers say the file they are in.
    static string Module(string module) => module.Contains("optimizers.torch_", StringComparison.Ordinal) ? "keras.optimizers" : module;

    static IEnumerable<string> ClassesIn(JsonNode? node) => node switch
    {
        JsonObject o => (o["class_name"] is JsonValue name && o.ContainsKey("config") ? [$"{Module((string)o["module"]!)}.{name}"] : Enumerable.Empty<string>()).Concat(o.SelectMany(e => ClassesIn(e.Value))),
        JsonArray a => a.SelectMany(ClassesIn),
        _ => [],
    };
}
