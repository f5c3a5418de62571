using System.Text.Json.Nodes;

namespace KerasLike.Saving;

/// <summary>Finds functions that Python wrote down as its own byte code, which cannot run here and must not run anywhere: a model file may come from a stranger.</summary>
internal static class ByteCode
{
    internal static void Refuse(JsonNode? node, string layer = "the model")
    {
        if (node is JsonArray list)
            foreach (var item in list) Refuse(item, layer);
        if (node is not JsonObject entry) return;
        if (entry["config"] is JsonObject config)
        {
            if (config["name"] is { } name) layer = $"{entry["class_name"]} \"{name}\"";
            // Keras 2 wrote a list of code, defaults and closure.
            if (entry["class_name"]?.ToString() == "Lambda" && config["function"] is JsonArray) throw Refused(layer);
        }
        if (entry["class_name"]?.ToString() == "__lambda__") throw Refused(layer);
        foreach (var (_, value) in entry) Refuse(value, layer);
    }

    static InvalidDataException Refused(string layer) =>
        new($"{layer} holds a Python function as byte code, which is never run. In Python, replace the lambda by a layer class of its own and save again; here, write that layer in C# and give it as customObjects.");
}
