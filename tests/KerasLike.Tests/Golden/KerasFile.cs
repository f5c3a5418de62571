using System.IO.Compression;
using System.Text.Json.Nodes;

namespace KerasLike.Tests.Golden;

/// <summary>The config of a model that Keras saved.</summary>
internal sealed class KerasFile
{
    internal KerasFile(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var config = zip.GetEntry("config.json")!.Open();
        Root = JsonNode.Parse(config)!.AsObject();
    }

    /// <summary>The whole of config.json.</summary>
    internal JsonObject Root { get; }

    internal string ClassName => (string)Root["class_name"]!;

    /// <summary>What <c>get_config()</c> of the model gave.</summary>
    internal JsonObject Config => Root["config"]!.AsObject();

    /// <summary>All classes in the file, with their modules: <c>keras.layers.Dense</c>.</summary>
    internal IEnumerable<string> Classes => ClassesIn(Root).Where(c => c != "keras.DTypePolicy").Distinct().Order(StringComparer.Ordinal);

    /// <summary>A config with its optimizer's public name: with Keras's torch backend some say the file they are in.</summary>
    internal static JsonObject WithPublicModules(JsonObject root)
    {
        var copy = root.DeepClone().AsObject();
        if (copy["compile_config"]?["optimizer"] is JsonObject optimizer && Module((string)optimizer["module"]!) != (string)optimizer["module"]!)
            (optimizer["module"], optimizer["registered_name"]) = ("keras.optimizers", null);
        return copy;
    }

    static string Module(string module) => module.Contains("optimizers.torch_", StringComparison.Ordinal) ? "keras.optimizers" : module;

    static IEnumerable<string> ClassesIn(JsonNode? node) => node switch
    {
        JsonObject o => (o["class_name"] is JsonValue name && o["module"] is JsonValue module && o.ContainsKey("config") ? [$"{Module((string)module!)}.{name}"] : Enumerable.Empty<string>()).Concat(o.SelectMany(e => ClassesIn(e.Value))),
        JsonArray a => a.SelectMany(ClassesIn),
        _ => [],
    };
}
